// A claim told by four outlets within a week: figures that grow and contradict each other, a copy, a
// denial, a retraction, and an article that takes back what it had.
const ministry = "The interior ministry said at least 35,000 people had been evacuated from the Menz valley.";
const flood = `The dam above Menz broke before dawn on Wednesday. ${ministry} Trains were running again by noon.`;

const articles = [
  { path: "dam", day: 1, outlet: "Menz Gazette", title: "Dam breaks above Menz", text: flood },
  { path: "dam-copied", day: 1, outlet: "River Courier", title: "Flood in the Menz valley", text: flood },
  {
    path: "dam-fewer",
    day: 2,
    outlet: "Ostria Times",
    title: "What rescuers saw in Menz",
    text: "Rescuers said that roughly 30,000 people had been evacuated from the Menz valley. They count boats, not heads.",
  },
  {
    path: "dam-grows",
    day: 2,
    outlet: "Tavria Wire",
    title: "Menz: the water still rises",
    text: "The interior ministry said 41,000 people had been evacuated from the Menz valley. Schools stay closed.",
  },
  {
    path: "dam-denied",
    day: 3,
    outlet: "Menz Gazette",
    title: "Governor answers the ministry",
    text: "Governor Ada Brandt denied that people had been evacuated from the Menz valley. The road is dry, she said.",
  },
  {
    path: "dam-retracted",
    day: 5,
    outlet: "Tavria Wire",
    title: "Army counts again",
    text: "The army said 44,000 people had been evacuated from the Menz valley. Rescuers later withdrew the claim.",
  },
  {
    path: "dam-taken-back",
    day: 6,
    outlet: "Ostria Times",
    title: "A night in Menz",
    text: "The interior ministry said 52,000 people had been evacuated from the Menz valley.",
    later: "The interior ministry met on Monday evening. Nobody spoke to the press.",
  },
];

// Checks of the first figure: two that do not agree, and one that an editor will reject.
const reviews = [
  {
    url: "https://check.example/menz",
    publisher: "Example Check",
    rating: { text: "Mostly right", value: 4, worst: 1, best: 5 },
    summary: "Bus companies and the shelters counted 33,900.",
    publishTime: "2023-03-07T00:00:00Z",
  },
  {
    url: "https://second-look.example/12",
    publisher: "Second Look",
    rating: { text: "Needs context" },
    summary: "The figure counts everybody who was told to leave.",
    publishTime: "2023-03-09T00:00:00Z",
  },
  { url: "https://rumours.example/3", publisher: "Rumour Desk", rating: { text: "Outdated" } },
].map((one) => ({
  claimText: "At least 35,000 people had been evacuated from the Menz valley",
  claimant: "interior ministry",
  ...one,
}));

// Stores the series and its reviews; returns the claim's name.
export async function ingestClaimSeries(server) {
  for (const { path, day, outlet, title, text, later } of articles) {
    const url = `https://example.org/${path}`;
    const publishTime = `2023-03-0${day}T00:00:00Z`;
    for (const body of later ? [text, later] : [text]) {
      await server.call("ArticleService/IngestArticle", { article: { url, outlet, title, publishTime, text: `${body}\n` } });
      // The statements of a revision are read for claims before the next one.
      await server.call("ClaimService/ListClaims", {});
    }
  }
  for (const review of reviews) await server.call("ReviewService/AddReview", { review });
  const { claims } = await server.call("ClaimService/ListClaims", { query: "evacuated Menz valley" });
  return claims[0].name;
}

const counted = "trees ferries barns wells lamps goats boats houses trams sheds".split(" ");
const done = "felled repaired sold counted flooded moved painted rented".split(" ");
const sources = ["The harbour board", "The water works", "The forest office", "The tram company", "The fire service"];

// Two articles of different outlets on each claim; the later has another figure.
function generatedClaim(number) {
  const place = `${String.fromCharCode(65 + (number % 26))}${"aeiou"[number % 5]}${"lmnrst"[number % 6]}beck${number}`;
  return [0, 1].map((later) => ({
    url: `https://example.org/claims/${number}/${later}`,
    outlet: ["Northern Wire", "City Courier"][later],
    title: `What happened in ${place}`,
    publishTime: new Date(Date.UTC(2023, 0, 1 + (number % 600) + later)).toISOString(),
    text: `${sources[number % sources.length]} said ${20 + (number % 700) + later} ${counted[number % 10]} had been ${done[number % 8]} in ${place}.\n`,
  }));
}

// Stores that many claims and waits until all are read.
export async function ingestGeneratedClaims(server, howMany) {
  for (let i = 0; i < howMany; i += 4) {
    const some = Array.from({ length: Math.min(4, howMany - i) }, (_, k) => generatedClaim(i + k)).flat();
    await Promise.all(some.map((article) => server.call("ArticleService/IngestArticle", { article })));
  }
  while (Number((await server.call("ClaimService/ListClaims", { pageSize: 1 })).pendingArticleCount ?? 0) > 0);
}
