-- Says that occurrences are stored, to those who watch; sent when the transaction commits.
CREATE FUNCTION notify_occurrences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('verbatim_occurrences', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER occurrence_notify AFTER INSERT ON occurrence
FOR EACH STATEMENT EXECUTE FUNCTION notify_occurrences();
