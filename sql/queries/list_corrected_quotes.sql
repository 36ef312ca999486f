-- list_corrected_quotes: $1 correction_id. The quotes of its wordings, and of those that a correction which stands names beside one of them. Index: quote_side_correction_ix, quote_side_pkey, correction_pkey, variant_pkey
SELECT DISTINCT v.quote_id
FROM quote_side AS own
JOIN quote_side AS beside ON beside.variant_id = own.variant_id
JOIN correction AS c ON c.correction_id = beside.correction_id
  AND (c.undo_time IS NULL OR c.correction_id = $1)
JOIN quote_side AS named ON named.correction_id = c.correction_id
JOIN variant AS v ON v.variant_id = named.variant_id
WHERE own.correction_id = $1;
