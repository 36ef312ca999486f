-- list_statement_surroundings: row by row $1 articles, $2 their revisions, $3 begins, $4 ends of words, in code points; $5 how many code points. What stands before and after the words. Index: article_revision_pkey
SELECT w.ordinal - 1,
  substring(r.text FROM GREATEST(w.span_begin - $5::integer, 0) + 1 FOR LEAST(w.span_begin, $5)),
  substring(r.text FROM w.span_end + 1 FOR $5)
FROM unnest($1::bigint[], $2::integer[], $3::integer[], $4::integer[])
  WITH ORDINALITY AS w (article_id, revision, span_begin, span_end, ordinal)
JOIN article_revision AS r ON r.article_id = w.article_id AND r.revision = w.revision;
