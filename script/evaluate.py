#!/usr/bin/env python3
"""Score the program on all yardsticks. Called by script/evaluate: evaluate.py BINARY SHARED_FOLDER."""
import contextlib
import gzip
import io
import json
import os
import resource
import subprocess
import sys
import tempfile

# F1 in percent on the same yardstick: the best program one can run today (quoted spans: CoreNLP
# with the quotations given), and trained people against each other (polnear/README.md).
PEERS = {"quoted spans": 72.3, "DIRECT+MIXED": 34.9, "INDIRECT": 28.7, "ALL": 31.0}
PEOPLE = {"quoted spans": 96.8, "DIRECT": 96.2, "MIXED": 82.0, "DIRECT+MIXED": 90.4, "INDIRECT": 62.1, "ALL": 70.9}
# Speakers, in percent: what is asked of us at least, CoreNLP with its coreference, and naming the
# source as it is written. Nobody has measured people; a name or two in a hundred are disputable.
SPEAKER_BARS = {"accuracy": 88, "full names": 82, "precision": 94, "pronouns": 80}
SPEAKER_PEERS = {"accuracy": 50, "pronouns": 47}
SPEAKER_AS_WRITTEN = {"accuracy": 67, "full names": 30}
CONFIDENCE_STEPS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
SPEED_BYTES = 4_000_000


def percent(value):
    return "    -" if value is None else f"{100 * value:5.1f}"


class Yardsticks:
    def __init__(self, binary, shared, folder):
        self.binary = os.path.abspath(binary)
        self.shared = shared
        self.folder = folder

    def path(self, *parts):
        return os.path.join(self.shared, *parts)

    def program(self, *arguments):
        return subprocess.run([self.binary, *arguments], check=True, capture_output=True).stdout

    def extract(self, name, texts):
        """Extracts from (id, text) pairs; returns the path of the predictions."""
        where = os.path.join(self.folder, name)
        os.mkdir(where)
        files = []
        for text_id, text in texts:
            files.append(os.path.join(where, text_id + ".txt"))
            with open(files[-1], "w", encoding="utf8", newline="") as file:
                file.write(text)
        found = where + ".jsonl"
        with open(found, "wb") as file:
            file.write(self.program("extract", "--format", "jsonl", *files))
        return found

    def scorer(self, script, *arguments):
        command = [sys.executable, self.path("eval", script), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def print_extraction(result, publishers):
    spans = result["quoted_spans"]["attribution"]
    rows = [("quoted spans", "quoted spans, right source", spans)]
    rows += [(kind, "triple " + kind, result["triple"][kind])
             for kind in ("DIRECT", "MIXED", "DIRECT+MIXED", "INDIRECT", "ALL")]
    print(f"{'':28}{'P':>6}{'R':>6}{'F1':>6} | best peer  people")
    for key, name, figures in rows:
        peer = f"{PEERS[key]:9.1f}" if key in PEERS else "        -"
        print(f"{name:28} {percent(figures['p'])} {percent(figures['r'])} {percent(figures['f1'])} | "
              f"{peer}   {PEOPLE[key]:5.1f}")
    speech = result["speech_indirect"]
    print(f"INDIRECT with a cue of speech: recall of the triple {percent(speech['triple_recall']).strip()}, people 71.9")
    print(f"\n{'by publisher, F1':18}{'spans':>8}{'DIRECT':>8}{'MIXED':>8}{'D+M':>8}{'INDIRECT':>10}{'ALL':>8}")
    for name, figures in publishers.items():
        triple = figures["triple"]
        print(f"{name:18}   {percent(figures['quoted_spans']['attribution']['f1'])}   "
              f"{percent(triple['DIRECT']['f1'])}   {percent(triple['MIXED']['f1'])}   "
              f"{percent(triple['DIRECT+MIXED']['f1'])}     {percent(triple['INDIRECT']['f1'])}   "
              f"{percent(triple['ALL']['f1'])}")


def print_reliability(evaluation, documents, predictions, notes):
    """How often statements of a confidence are right. Needs the documents' marks of an evaluation."""
    rows = []  # confidence, quoted, in the gold, source right, triple
    for doc in documents:
        for gold in doc.gold:
            gold.at, gold.triple = {}, False
        found = evaluation.predictions_of(doc, predictions.get(doc.id, {}), notes)
        evaluation.count_document(doc, found, evaluation.new_counts())
        for one in found:
            gold = one.at.get(0.3)
            right = gold is not None and evaluation.source_overlaps(doc, gold.source, one.source)
            rows.append((one.confidence or 0, one.kind != "INDIRECT", gold is not None, right, one.triple))
    for title, wanted in (("DIRECT+MIXED", (True,)), ("INDIRECT", (False,)), ("all statements", (True, False))):
        chosen = [row for row in rows if row[1] in wanted]
        print(f"{title:16}{'number':>8}{'mean':>8}{'in gold':>9}{'source right':>14}{'of those in gold':>18}{'triple':>8}")
        for low, high in zip(CONFIDENCE_STEPS, CONFIDENCE_STEPS[1:]):
            print_bin(f"{low:.2f} to {min(high, 1):.2f}", [r for r in chosen if low <= r[0] < high])
        print_bin("0.90 or more", [r for r in chosen if r[0] >= 0.9])
        print()


def print_bin(title, rows):
    if not rows:
        return
    n, known = len(rows), sum(row[2] for row in rows)
    right = sum(row[3] for row in rows)
    print(f"  {title:14}{n:8}   {percent(sum(row[0] for row in rows) / n)}    {percent(known / n)}         "
          f"{percent(right / n)}             {percent(right / known if known else None)}   "
          f"{percent(sum(row[4] for row in rows) / n)}")


def print_speakers(scores):
    """The figures that have a bar, beside it and beside other ways."""
    overall = scores["overall"]
    found = {"accuracy": overall["accuracy"], "full names": overall["full"],
             "precision": overall["precision"], "pronouns": scores["by_mention"]["pronoun"]["accuracy"]}
    print(f"{'':12}{'ours':>7}{'bar':>6}{'':9} | CoreNLP  the source as written")
    for name, bar in SPEAKER_BARS.items():
        others = [f"{table[name]:7}" if name in table else "      -" for table in (SPEAKER_PEERS, SPEAKER_AS_WRITTEN)]
        verdict = "reached" if 100 * found[name] >= bar else "MISSED"
        print(f"{name:12}  {percent(found[name])}{bar:6}  {verdict:7} | {others[0]}  {others[1]}")
    print()


def cpu_seconds():
    """What ended child processes have used: other load on the machine distorts it less than a clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def print_speed(yardsticks, texts):
    """Bytes to statements with speakers, one file after the other, the program's start included."""
    where = os.path.join(yardsticks.folder, "speed")
    os.mkdir(where)
    files, size, words = [], 0, 0
    while size < SPEED_BYTES:
        for _, text in texts:
            files.append(os.path.join(where, f"{len(files)}.txt"))
            with open(files[-1], "w", encoding="utf8", newline="") as file:
                file.write(text)
            size += len(text.encode())
            words += len(text.split())
    seconds = []
    for _ in range(3):
        begin = cpu_seconds()
        with open(os.devnull, "wb") as nowhere:
            subprocess.run([yardsticks.binary, "extract", "--format", "jsonl", *files], check=True, stdout=nowhere)
        seconds.append(cpu_seconds() - begin)
    best = min(seconds)
    print(f"{words / best:,.0f} words/s, {size / best / 1e6:.2f} MB/s of processor time, 400,000 asked for (best of {len(seconds)} runs over "
          f"{len(files)} files, {size / 1e6:.1f} MB, one process and thread)")


def main():
    binary, shared = sys.argv[1:3]
    sys.path.insert(0, os.path.join(shared, "eval"))
    import evaluate_extraction as evaluation  # pylint: disable=import-outside-toplevel

    with tempfile.TemporaryDirectory() as folder:
        yardsticks = Yardsticks(binary, shared, folder)
        dev = yardsticks.path("polnear", "dev.jsonl.gz")
        with gzip.open(dev, "rt", encoding="utf8") as file:
            texts = [(record["id"], record["text"]) for record in map(json.loads, file)]
        found = yardsticks.extract("dev", texts)

        print("== statements: PolNeAR dev, percent")
        documents = evaluation.read_gold(dev)
        predictions = {record["id"]: record for record in evaluation.read_lines(found)}
        result, publishers = evaluation.evaluate(documents, predictions)
        print_extraction(result, publishers)

        print("\n== confidence: PolNeAR dev, percent")
        with contextlib.redirect_stderr(io.StringIO()):
            print_reliability(evaluation, documents, predictions, evaluation.collections.Counter())

        print("== attribution cases")
        cases = yardsticks.path("cases", "attribution_cases_dev.jsonl")
        with open(cases, encoding="utf8") as file:
            case_texts = [(record["id"], record["text"]) for record in map(json.loads, file)]
        print(yardsticks.scorer("check_cases.py", cases, yardsticks.extract("cases", case_texts)))

        print("== the sample article")
        sample = yardsticks.program("extract", "--format", "jsonl",
                                    yardsticks.path("seed", "ukraine-live-2023-02-15.txt"))
        sample_path = os.path.join(folder, "sample.jsonl")
        with open(sample_path, "wb") as file:
            file.write(sample)
        print(yardsticks.scorer("score_seed.py", "--errors", yardsticks.path("seed", "gold.json"), sample_path))

        print("== speakers: PolNeAR dev")
        speakers = yardsticks.path("polnear", "speakers_dev.jsonl")
        print_speakers(json.loads(yardsticks.scorer("score_speakers.py", speakers, found, "--json")))
        print(yardsticks.scorer("score_speakers.py", speakers, found))

        for name in ("pairs_dev", "pairs_adversarial_dev"):
            print(f"== duplicates: {name}")
            pairs = yardsticks.path("dedup", name + ".jsonl")
            verdicts = os.path.join(folder, name + ".jsonl")
            with open(verdicts, "wb") as file:
                file.write(yardsticks.program("compare", "--pairs", pairs))
            print(yardsticks.scorer("score_dedup.py", pairs, verdicts))

        print("== speed")
        print_speed(yardsticks, texts)


if __name__ == "__main__":
    main()
