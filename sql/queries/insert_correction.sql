-- insert_correction: $1 kind, $2 speaker_id, $3 other speaker_id, $4 old name, $5 new name, $6 quote_id, $7 other quote_id, $8 review_id, $9 claim_id, $10 actor, $11 reason
INSERT INTO correction
  (kind, speaker_id, other_speaker_id, old_name, new_name, quote_id, other_quote_id, review_id,
    claim_id, actor, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
RETURNING correction_id;
