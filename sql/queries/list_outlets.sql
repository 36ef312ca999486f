-- list_outlets: $1 limit. Most articles first. Reads the whole of article_outlet_publish_ix.
SELECT outlet, count(*) FROM article
WHERE outlet <> ''
GROUP BY outlet
ORDER BY count(*) DESC, outlet
LIMIT $1;
