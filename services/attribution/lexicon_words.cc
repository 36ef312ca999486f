#include "services/attribution/lexicon.h"

// Function words, and the nouns that tell organisations and documents.
namespace verbatim::attribution {
namespace {

constexpr LexiconRow kRows[] = {
    {kDeterminer | kFunctionWord | kDefinite, "the this that these those"},
    {kDeterminer | kFunctionWord,
     "a an another some many several most few both no any each every other all more two three four "
     "five six seven eight nine ten one dozens hundreds thousands numerous various certain"},
    {kDeterminer | kFunctionWord | kPossessive, "its their our my your whose"},
    {kDeterminer | kFunctionWord | kPossessive | kPronoun | kMale, "his"},
    {kDeterminer | kFunctionWord | kPossessive | kPronoun | kFemale, "her"},
    {kPronoun | kFunctionWord | kMale, "he him himself"},
    {kPronoun | kFunctionWord | kFemale, "she herself hers"},
    {kPronoun | kFunctionWord | kPlural, "they them themselves their theirs"},
    {kPronoun | kFunctionWord | kNeuter, "it itself its"},
    {kPronoun | kFunctionWord | kFirstPerson, "i me myself we us ourselves you yourself"},
    {kRelative | kFunctionWord, "who which whom that"},
    {kPreposition | kFunctionWord,
     "of for at from in on by with about against into to under over inside near between among "
     "through during after before since until outside amid despite within without via across "
     "behind beyond around following like including than upon toward towards as"},
    {kConjunction | kFunctionWord, "and or but nor yet while whereas"},
    {kFunctionWord,
     "meanwhile however nevertheless nonetheless moreover furthermore therefore thus also then now "
     "later earlier soon still even just only again too not n't never always often when where why "
     "how what if because although though unless once so such yes here there today yesterday "
     "tomorrow tonight last next late early recently currently previously finally eventually "
     "perhaps maybe instead indeed asked speaking writing according given based much very quite "
     "almost already first second third ago back up out off down let please read watch listen see "
     "click photo image update updated breaking live exclusive editor's note related advertisement "
     "look oh well okay ok thanks thank hello neither either whether nearly almost roughly "
     "virtually "
     "none fewer less half nothing anything everything something"},
    {kVerb | kFunctionWord,
     "is was are were be been being am has have had having do does did will would can could may "
     "might must shall should"},
    {kVerb | kSpeech,
     "said says say saying told tell tells telling asked ask asks asking added adds add adding "
     "wrote writes write writing stated states announced announces warned warns warning noted "
     "notes "
     "argued argues claimed claims called calls calling declared declares insisted insists "
     "explained explains replied replies answered answers responded responds tweeted tweets posted "
     "posts suggested suggests reported reports acknowledged acknowledges admitted admits agreed "
     "agrees believes accused accuses urged urges vowed vows pledged pledges promised promises "
     "confirmed confirms denied denies continued continues recalled recalls concluded concludes "
     "predicted predicts spoke speaks talked talks quipped joked scolded demanded demands insist "
     "complain complained complains remarked observed quoted cited commented comments testified "
     "testifies conceded concedes described describes stressed stresses emphasised emphasized "
     "reiterated alleged alleges criticised criticized praised dismissed rejected repeated repeats "
     "mentioned defended questioned wondered shouted yelled screamed whispered muttered cried "
     "blamed blames condemned condemns hailed ordered advised estimated disclosed revealed reveals "
     "maintains maintained asserted asserts contended contends exclaimed interjected lamented "
     "boasted bragged apologised apologized swore testified volunteered countered retorted "
     "recounted proclaimed promised"},
    {kVerb,
     "believed think thinks thought felt feels expects expected hopes hoped wants "
     "wanted knows knew made makes took takes gave gives went goes came comes got gets met meets "
     "saw sees became becomes began begins left leaves led leads held "
     "holds kept keeps put puts read reads ran runs won wins lost loses sent sends found finds "
     "uses tried tries appeared appears seemed seems offered offers citing "
     "addressed signed joined joins visited visits arrived returned served serves worked works "
     "lives lived died faced faces followed follows supports supported voted votes"},
    {kParticle, "von van der den de la del della di da dos das du le ter ten bin ibn al el y zu"},
    {kNameSuffix, "jr sr ii iii iv"},
    {kCorporate, "inc corp co ltd llc plc llp gmbh ag sa corporation incorporated limited"},
    {kWeekday | kFunctionWord, "monday tuesday wednesday thursday friday saturday sunday"},
    {kMonth,
     "january february march april may june july august september october november december jan "
     "feb mar apr jun jul aug sep sept oct nov dec"},
    {kChannel,
     "twitter facebook instagram telegram youtube whatsapp linkedin tiktok mastodon truth weibo "
     "reddit snapchat threads bluesky"},
    {kOrgName | kMedia,
     "reuters cnn bbc afp bloomberg interfax tass ria pbs npr nbc abc cbs msnbc fox axios politico "
     "breitbart unian ukrinform xinhua dpa ansa itv cbc yahoo buzzfeed vox slate huffpost "
     "aljazeera "
     "c-span cspan univision efe pti ani anadolu kyodo yonhap kommersant vedomosti izvestia meduza "
     "sputnik ntv zdf ard euronews semafor newsweek spiegel bild zeit monde figaro "
     "libération mundo repubblica stampa corriere asahi nikkei mainichi haaretz jazeera arabiya "
     "ukrinform suspilne propublica realclearpolitics vogue forbes variety lbc rferl "
     "dw rte rté france24 deutschlandfunk belta zaman hürriyet hurriyet milliyet"},
    {kOrgHead | kMedia,
     "times post journal herald gazette tribune guardian telegraph news magazine newspaper radio "
     "tv "
     "television broadcaster network press globe chronicle observer courier examiner weekly daily "
     "sun mail mirror independent economist review dispatch inquirer sentinel beacon star blog "
     "outlet website paper"},
    {kOrgName,
     "kremlin pentagon congress senate fbi cia nsa dea epa fda imf un opec nrc gop dnc rnc "
     "aclu naacp nra isis hamas hezbollah taliban google apple microsoft amazon facebook twitter "
     "boeing gazprom rosneft wagner unicef unhcr unesco wto iaea interpol europol nypd usda "
     "treasury bundestag duma knesset bundesbank fed politifact wikileaks nasa gallup ipsos yougov "
     "quinnipiac verizon intel youtube nielsen monsanto coca-cola"},
    {kOrgName | kAlliance, "nato eu asean"},
    {kOrgHead,
     "ministry department agency committee commission council court company party union university "
     "college school group association government administration army navy military police bank "
     "foundation institute institution center centre bureau campaign team alliance authority board "
     "cabinet parliament congress senate house legislature chamber federation league society "
     "organisation organization firm corporation office service services embassy consulate "
     "coalition movement club church trust fund network think-tank charity nonprofit watchdog "
     "regulator prosecutor's enterprises industries holdings partners airlines airways motors "
     "systems technologies laboratories hospital clinic museum assembly tribunal secretariat "
     "presidency chancellery staff chiefs command forces force guard enforcement brigade unit "
     "division branch body panel taskforce delegation mission programme program exchange chapter "
     "lobby conference caucus camp leadership startup giant maker manufacturer supplier retailer "
     "operator utility airline insurer brewery publisher studio observatory academy faculty lab "
     "project initiative district ward borough municipality city state county province nation "
     "country kingdom republic empire bloc regime junta militia faction establishment industry "
     "community agency's town village co-operative cooperative guild bar jury headquarters"},
    {kOrgHead | kAlliance, "alliance bloc"},
    {kOrgWord,
     "security investigations affairs research studies rights citizens friends americans watch "
     "action project initiative intelligence investigation enforcement customs immigration "
     "commerce veterans workers teachers farmers brothers sons group fund party rights press "
     "international national united american federal royal first general public supreme"},
    {kDocument,
     "statement readout report memo memorandum letter ruling brief book ad advertisement tweet "
     "post "
     "email e-mail missive autobiography judgment release filing filings complaint lawsuit suit "
     "petition article editorial study "
     "survey poll analysis document documents communique communiqué bulletin transcript message "
     "note video clip "
     "spot commercial decision opinion verdict indictment affidavit website page account blog "
     "summary resolution platform manifesto guidelines notice paper memoir biography obituary "
     "announcement decree order law treaty charter motion submission testimony interview column "
     "op-ed review dossier file advisory press-release caption headline slogan sign placard banner "
     "plaque card leaflet brochure flyer circular records data census findings finding audit "
     "rules constitution"},
    {kMedium,
     "phone telephone telegraph interview statement address speech tweet tweets post posts letter "
     "email e-mail emails memo "
     "memorandum conference briefing broadcast podcast op-ed article column blog video clip "
     "message "
     "telegram call testimony remarks comments editorial release programme program show newsletter "
     "thread communique communiqué note text texts announcement livestream webcast film "
     "documentary "
     "book essay report readout transcript filing affidavit ad conversation appearance keynote "
     "sermon lecture webinar bulletin radio television tv"},
    {kEvent,
     "meeting meetings summit rally forum event ceremony talks visit debate hearing congress "
     "convention dinner lunch trial session gathering reception fundraiser march vigil funeral "
     "inauguration protest demonstration festival assembly seminar workshop panel roundtable "
     "town-hall "
     "commemoration anniversary parade vote election inquest inquiry tour trip stop luncheon "
     "breakfast presser conference match game training"},
    {kAudience,
     "reporters journalists media press crowd audience supporters viewers listeners parliament "
     "lawmakers mps congress senators delegates voters fans investors analysts newsmen "
     "shareholders"},
};

}  // namespace

std::span<const LexiconRow> WordRows() { return kRows; }

}  // namespace verbatim::attribution
