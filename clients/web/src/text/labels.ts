// The API's enumerations in plain words.
import { LinkKind } from "../gen/verbatim/v1/attribution_chain_pb";
import { MeaningChange, Relation } from "../gen/verbatim/v1/comparison_pb";
import { CorrectionKind } from "../gen/verbatim/v1/correction_pb";
import { Verdict } from "../gen/verbatim/v1/quote_service_pb";
import { SpeakerKind, SpeakerLink } from "../gen/verbatim/v1/speaker_pb";
import { StatementKind } from "../gen/verbatim/v1/statement_pb";

export const relationLabel: Record<Relation, string> = {
  [Relation.UNSPECIFIED]: "not compared",
  [Relation.EXACT]: "same words",
  [Relation.VARIANT]: "other words",
  [Relation.PARTIAL]: "a fragment",
  [Relation.DIFFERENT]: "overlaps only",
};

export const meaningLabel: Partial<Record<MeaningChange, string>> = {
  [MeaningChange.NEGATION]: "a negation came or went",
  [MeaningChange.NUMBER]: "a number differs",
  [MeaningChange.NAME]: "a name differs",
  [MeaningChange.MODALITY]: "certainty differs, as “may” for “must”",
  [MeaningChange.SUBJECT]: "who does what differs",
  [MeaningChange.CUT]: "what was left out turns the sense",
  [MeaningChange.WORD]: "a word that matters differs",
};

// Set where a wording changes what was said.
export function meaningChange(change: MeaningChange | undefined): string | undefined {
  return change === undefined ? undefined : meaningLabel[change];
}

export const kindLabel: Partial<Record<StatementKind, string>> = {
  [StatementKind.DIRECT]: "direct quote",
  [StatementKind.MIXED]: "partly quoted",
  [StatementKind.INDIRECT]: "paraphrase",
};

export const speakerKindLabel: Partial<Record<SpeakerKind, string>> = {
  [SpeakerKind.PERSON]: "person",
  [SpeakerKind.ORGANIZATION]: "organisation",
  [SpeakerKind.GROUP]: "group",
  [SpeakerKind.UNNAMED]: "unnamed",
};

export const speakerLinkLabel: Partial<Record<SpeakerLink, string>> = {
  [SpeakerLink.SURNAME]: "by the last name alone",
  [SpeakerLink.ONE_OF_SEVERAL]: "the first of several who bear this name",
  [SpeakerLink.SPELLING]: "by another spelling of the name",
  [SpeakerLink.ROLE]: "by the name and the role",
  [SpeakerLink.CORRECTION]: "by a correction",
};

export const linkLabel: Partial<Record<LinkKind, string>> = {
  [LinkKind.SOURCE]: "Source, as written",
  [LinkKind.ANTECEDENT]: "Stands for",
  [LinkKind.SPEAKER]: "Speaker",
  [LinkKind.REPRESENTS]: "Speaks for",
  [LinkKind.MEDIUM]: "Said in",
  [LinkKind.SAID_AT]: "When or where",
  [LinkKind.RELAYED_BY]: "Passed on by",
  [LinkKind.PUBLISHED_IN]: "Published in",
};

// How a link of a chain was concluded; methods that only read what stands there say nothing more.
export const methodWords: Record<string, string> = {
  surname: "the last name of somebody named in full",
  several_names: "several speak together",
  pronoun: "whom the pronoun means",
  relative_pronoun: "what the pronoun follows",
  role: "who has this role in the article",
  description: "who is described so",
  named_next: "who is named right after",
  kin: "by the family",
  owner: "whose it is",
  issuer: "whose document it is",
  introduction: "announced just before the words",
  same_paragraph: "who speaks in the same paragraph",
  conversation: "whose turn it is",
  continuation: "who spoke in the paragraph before",
  title: "from the title",
  apposition: "from what is said beside the name",
  demonym: "from the title",
  date: "counted from the day of publication",
  correction: "people say so",
};

export const correctionLabel: Partial<Record<CorrectionKind, string>> = {
  [CorrectionKind.MERGE]: "Merged",
  [CorrectionKind.SPLIT]: "Split",
  [CorrectionKind.RENAME]: "Renamed",
  [CorrectionKind.REASSIGN]: "Reassigned",
  [CorrectionKind.MERGE_QUOTES]: "Quotes merged",
  [CorrectionKind.SPLIT_QUOTE]: "Quote split",
  [CorrectionKind.CONTENT]: "Words changed",
  [CorrectionKind.CONFIRM_REVIEW]: "Review confirmed",
  [CorrectionKind.REJECT_REVIEW]: "Review rejected",
};

interface VerdictWords {
  title: string;
  text: string;
  tone: "good" | "warn" | "bad" | "none";
  sign: string;
}

export const verdictWords: Partial<Record<Verdict, VerdictWords>> = {
  [Verdict.ACCURATE]: {
    title: "Reported in these words",
    text: "Stored articles report these words as they stand here.",
    tone: "good",
    sign: "✓",
  },
  [Verdict.ALTERED]: {
    title: "Reported in other words",
    text: "Stored articles report it, but not in these words. What differs is marked below.",
    tone: "warn",
    sign: "≠",
  },
  [Verdict.TRUNCATED]: {
    title: "Reported, but longer",
    text: "Words before, after or inside are left out here.",
    tone: "warn",
    sign: "…",
  },
  [Verdict.MISATTRIBUTED]: {
    title: "Credited to somebody else",
    text: "Stored articles report these words, but from another speaker only.",
    tone: "bad",
    sign: "✗",
  },
  [Verdict.DISPUTED]: {
    title: "Sources disagree on who said it",
    text: "Stored articles report these words from more than one speaker.",
    tone: "warn",
    sign: "⚡",
  },
  [Verdict.UNATTRIBUTED]: {
    title: "Reported, but from nobody in particular",
    text: "Stored articles have these words, and none says who said them.",
    tone: "warn",
    sign: "?",
  },
  [Verdict.NOT_FOUND]: {
    title: "Not found",
    text: "No stored article reports these words. That is no proof that nobody said them.",
    tone: "none",
    sign: "–",
  },
};
