-- set_corrected_quote: $1 correction_id, $2 the quote that it made. Index: correction_pkey
UPDATE correction SET other_quote_id = $2 WHERE correction_id = $1;
