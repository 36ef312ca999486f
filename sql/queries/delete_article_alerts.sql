-- delete_article_alerts: $1 article_id. Those of its statements. Index: occurrence_article_first_revision_ix, alert_occurrence_ix
DELETE FROM alert WHERE occurrence_id IN (
  SELECT o.occurrence_id FROM occurrence AS o WHERE o.article_id = $1);
