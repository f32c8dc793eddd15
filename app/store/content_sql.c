// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_sql.h"

/* No statement here writes more than one row or replaces one: SQLite would open a savepoint for it, and FTS5
 * writes out all that it holds at every savepoint. item is narrow, so that lists never read the bytes of what
 * they do not show. Times are seconds UTC. `titles` are the titles by language (store/content_pack.h),
 * `hours` the opening hours; languages are base tags, ",sv,ar,". link: who names whom: organization, place,
 * service, terms, a term's parent, what a meeting is about, a network and its members, who takes part, who
 * helps. search_title has short prefixes indexed; search_text is for whole words. Words come
 * folded and split (text/fold.h). */
static const char schema[] =
    "CREATE TABLE info(one INTEGER PRIMARY KEY CHECK(one = 1), version INTEGER NOT NULL, root_hash BLOB NOT "
    "NULL,"
    "  issued_s INTEGER NOT NULL, applied_s INTEGER NOT NULL, items INTEGER NOT NULL, documents INTEGER NOT "
    "NULL);"
    "INSERT INTO info VALUES(1, 0, zeroblob(32), 0, 0, 0, 0);"
    "CREATE TABLE item(no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash BLOB NOT NULL, doc INTEGER NOT "
    "NULL,"
    "  kind INTEGER NOT NULL, shown_from_s INTEGER NOT NULL, shown_until_s INTEGER NOT NULL, weight INTEGER "
    "NOT NULL,"
    "  place TEXT, lat REAL, lon REAL, access INTEGER NOT NULL, is_free INTEGER NOT NULL, languages TEXT,"
    "  minutes INTEGER NOT NULL, every INTEGER NOT NULL, swedish INTEGER NOT NULL, settings INTEGER NOT NULL,"
    "  suits INTEGER NOT NULL, cancelled INTEGER NOT NULL, always INTEGER NOT NULL, is_need INTEGER NOT NULL,"
    "  titles BLOB, hours BLOB, zone TEXT);"
    "CREATE INDEX item_kind ON item(kind);"
    "CREATE INDEX item_doc ON item(doc);"
    "CREATE TABLE body(no INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    "CREATE TABLE occurrence(item INTEGER NOT NULL, start_s INTEGER NOT NULL, n INTEGER NOT NULL, length_s "
    "INTEGER NOT NULL,"
    "  PRIMARY KEY(item, start_s, n)) WITHOUT ROWID;"
    "CREATE INDEX occurrence_start ON occurrence(start_s, length_s);"
    "CREATE INDEX occurrence_long ON occurrence(start_s + length_s) WHERE length_s > 86400;"
    "CREATE TABLE link(target TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY(target, item)) WITHOUT ROWID;"
    "CREATE INDEX link_item ON link(item);"
    "CREATE TABLE language(no INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);"
    "CREATE VIRTUAL TABLE search_title USING fts5(words, content='', detail=none, columnsize=0, prefix='1 2',"
    "  tokenize = \"ascii tokenchars '/-'\");"
    "CREATE VIRTUAL TABLE search_text USING fts5(head, body, content='', detail=column, columnsize=0,"
    "  tokenize = \"ascii tokenchars '/-'\");"
    "INSERT INTO search_title(search_title, rank) VALUES('hashsize', 8388608);"
    "INSERT INTO search_text(search_text, rank) VALUES('hashsize', 16777216);";

/* Which INDEX_VERSION the words were folded and put into tables by. */
static const char folding[] = "ALTER TABLE info ADD COLUMN folding INTEGER NOT NULL DEFAULT 0;";

/* More of who names whom, which occurrences are cancelled, hours with holidays and rules: made from the items
 * at the next pull, which brings the whole; what is there stays on the screen until then. */
static const char hanging[] = "ALTER TABLE occurrence ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0;"
                              "UPDATE info SET version = 0; UPDATE item SET hash = zeroblob(32);";

/* Titles apart from other texts; the words themselves, for what was mistyped; when an item was checked, in
 * days since 1970. All of it is made anew when the file is opened by who may write. */
static const char finding[] = "DROP TABLE search_text;"
                              "CREATE VIRTUAL TABLE search_text USING fts5(words, content='', detail=none, "
                              "columnsize=0, tokenize = 'ascii');"
                              "INSERT INTO search_text(search_text, rank) VALUES('hashsize', 16777216);"
                              "CREATE TABLE word(word TEXT PRIMARY KEY, weight INTEGER NOT NULL, languages "
                              "INTEGER NOT NULL) WITHOUT ROWID;"
                              "ALTER TABLE item ADD COLUMN checked INTEGER NOT NULL DEFAULT 0;"
                              "UPDATE info SET folding = 0;";

const char *const content_migrations[] = {schema, folding, hanging, finding};
const int content_migrations_n = sizeof content_migrations / sizeof *content_migrations;

/* SQL reads better by its own line breaks. */
/* clang-format off */
#define SHOWN(i) "(?1 <= 0 OR (" i ".shown_from_s <= ?1 AND " i ".shown_until_s > ?1))"
/* Who names the target, or a term below it. */
#define NAMING(target) \
    "(SELECT item FROM link WHERE target = " target " OR target IN (SELECT below.id FROM link up CROSS JOIN item below" \
    " ON below.no = up.item WHERE up.target = " target " AND below.kind = 10))"
#define NAMES(i, target) "(" target " IS NULL OR " i ".no IN " NAMING(target) ")"

/* A row of a list; ?1 now … ?14 as content_list binds them. */
#define ROW "i.no, i.kind, i.weight, i.titles, coalesce(p.lat, i.lat), coalesce(p.lon, i.lon), i.hours, i.zone, i.checked"
#define FIT \
    SHOWN("i") " AND " NAMES("i", "?2") " AND " NAMES("i", "?3") " AND " NAMES("i", "?4") " AND " NAMES("i", "?5") \
    " AND (NOT ?6 OR i.is_free) AND ((coalesce(p.access, 0) | i.access) & ?7) = ?7" \
    " AND (?8 IS NULL OR instr(i.languages, ?8)) AND (NOT ?9 OR i.suits & ?9)" \
    " AND (NOT ?10 OR (i.kind = 4 AND i.minutes <= ?10)) AND (NOT ?11 OR (i.kind = 4 AND i.minutes >= ?11))" \
    " AND (NOT ?12 OR i.every = ?12) AND (i.settings & ?13) = ?13 AND (NOT ?14 OR i.swedish = 1)"
/* Occurrences that touch [from, to): those of a day at most, which the index on the start finds, and the longer ones. */
#define SHORT(from, to) \
    "o.start_s > " from " - 86400 AND o.start_s < " to " AND o.start_s + o.length_s > " from " AND o.length_s <= 86400"
#define LONG(from, to) "o.length_s > 86400 AND o.start_s + o.length_s > " from " AND o.start_s < " to
#define ON "i.kind = 3 AND NOT i.cancelled AND NOT o.cancelled AND " SHOWN("i")
#define WITH_PLACE " LEFT JOIN item p ON p.id = i.place"

const char *const content_statements[CONTENT_STATEMENTS] = {
    [INFO_GET] = "SELECT version, root_hash, issued_s, applied_s, items, documents, folding FROM info",
    [INFO_SET] = "UPDATE info SET version = ?1, root_hash = ?2, issued_s = ?3, applied_s = ?4, items = ?5, documents = ?6",
    [INFO_FOLDED] = "UPDATE info SET folding = ?1, documents = ?2",
    [INFO_TOUCH] = "UPDATE info SET issued_s = ?1 WHERE issued_s < ?1",
    [INFO_DOUBT] = "UPDATE info SET version = 0",

    [ITEM_FIND] = "SELECT i.no, i.hash, b.bytes FROM item i LEFT JOIN body b ON b.no = i.no WHERE i.id = ?1",
    [ITEM_PUT] = "INSERT INTO item VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
                 " ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)",
    [ITEM_DROP] = "DELETE FROM item WHERE no = ?1",
    [ITEM_ID] = "SELECT id FROM item WHERE no = ?1",
    [ITEM_LAST] = "SELECT coalesce(max(no), 0) FROM item",
    [ITEM_AT] = "SELECT 1 FROM item WHERE no = ?1",
    [ITEM_HASHES] = "SELECT id, hash FROM item ORDER BY id",
    [ITEM_BYTES] = "SELECT i.id, i.hash, b.bytes FROM item i LEFT JOIN body b ON b.no = i.no",
    [BODY_PUT] = "INSERT INTO body VALUES(?1, ?2)",
    [BODY_DROP] = "DELETE FROM body WHERE no = ?1",
    [BODY_ALL] = "SELECT i.no, b.bytes FROM item i CROSS JOIN body b ON b.no = i.no WHERE i.no > ?1 ORDER BY i.no LIMIT 500",
    [OCCURRENCE_ADD] = "INSERT OR IGNORE INTO occurrence VALUES(?1, ?2, ?3, ?4, ?5)",
    [OCCURRENCE_DROP] = "DELETE FROM occurrence WHERE item = ?1",
    [LINK_ADD] = "INSERT OR IGNORE INTO link VALUES(?1, ?2)",
    [LINK_DROP] = "DELETE FROM link WHERE item = ?1",

    [LANGUAGE_FIND] = "SELECT no FROM language WHERE tag = ?1",
    [LANGUAGE_ADD] = "INSERT INTO language SELECT count(*), ?1 FROM language",
    [LANGUAGE_ALL] = "SELECT no, tag FROM language",
    [TITLE_ADD] = "INSERT INTO search_title(rowid, words) VALUES(?1, ?2)",
    [TEXT_ADD] = "INSERT INTO search_text(rowid, words) VALUES(?1, ?2)",
    [TITLE_CLEAR] = "INSERT INTO search_title(search_title) VALUES('delete-all')",
    [TEXT_CLEAR] = "INSERT INTO search_text(search_text) VALUES('delete-all')",
    [WORD_CLEAR] = "DELETE FROM word",
    [WORD_MORE] = "UPDATE word SET weight = weight + ?2, languages = languages | ?3 WHERE word = ?1",
    [WORD_ADD] = "INSERT INTO word VALUES(?1, ?2, ?3)",
    [DOC_SET] = "UPDATE item SET doc = ?2, checked = ?3 WHERE no = ?1",

    [LIST_KIND] = "SELECT " ROW " FROM item i" WITH_PLACE " WHERE i.kind = ?15 AND " FIT,
    [LIST_LINKED] = "SELECT " ROW " FROM item i" WITH_PLACE " WHERE i.no IN " NAMING("?15") " AND " FIT,
    [LIST_BETWEEN] = "SELECT " ROW ", o.start_s, o.n FROM occurrence o CROSS JOIN item i ON i.no = o.item" WITH_PLACE
                     " WHERE " SHORT("?15", "?16") " AND " FIT " UNION ALL "
                     "SELECT " ROW ", o.start_s, o.n FROM occurrence o CROSS JOIN item i ON i.no = o.item" WITH_PLACE
                     " WHERE " LONG("?15", "?16") " AND " FIT,
    [LIST_DOC] = "SELECT " ROW " FROM item i" WITH_PLACE " WHERE i.doc = ?15 AND " FIT,
    [LIST_ID] = "SELECT " ROW " FROM item i" WITH_PLACE " WHERE i.id = ?15 AND " FIT,

    [FIND_TITLE] = "SELECT rowid FROM search_title WHERE search_title MATCH ?1",
    [FIND_TEXT] = "SELECT rowid FROM search_text WHERE search_text MATCH ?1",
    [FIND_LINKED] = "SELECT i.doc, i.kind FROM item named CROSS JOIN item i ON i.no IN " NAMING("named.id") " WHERE named.doc = ?1",
    [FIND_WORD_IN_TITLE] = "SELECT i.id, row & 63 FROM (SELECT rowid AS row FROM search_title WHERE search_title MATCH ?1 LIMIT 24)"
                           " CROSS JOIN item i ON i.doc = row >> 10 LIMIT 1",
    [FIND_WORD_IN_TEXT] = "SELECT i.id, row & 63 FROM (SELECT rowid AS row FROM search_text WHERE search_text MATCH ?1 LIMIT 24)"
                          " CROSS JOIN item i ON i.doc = row >> 10 LIMIT 1",
    [WORD_FROM] = "SELECT word, weight, languages FROM word WHERE word >= ?1 ORDER BY word",

    [NEXT_OCCURRENCE] = "SELECT start_s, n FROM occurrence WHERE item = ?1 AND start_s + length_s > ?2 AND start_s < ?3"
                        " ORDER BY start_s, n LIMIT 1",
    [LOAD_ITEM_BYTES] = "SELECT i.no, b.bytes FROM item i CROSS JOIN body b ON b.no = i.no WHERE i.id = ?1",

    [COUNT_KIND] = "SELECT count(*) FROM item i WHERE i.kind = ?2 AND " SHOWN("i"),
    [COUNT_EVENTS] = "SELECT (SELECT count(*) FROM occurrence o CROSS JOIN item i ON i.no = o.item WHERE " SHORT("?2", "?3") " AND " ON
                     ") + (SELECT count(*) FROM occurrence o CROSS JOIN item i ON i.no = o.item WHERE " LONG("?2", "?3") " AND " ON ")",
    [COUNT_CALLS] = "SELECT count(*) FROM item i WHERE i.kind = 4 AND " SHOWN("i")
                    " AND (i.always OR EXISTS(SELECT 1 FROM occurrence WHERE item = i.no AND start_s < ?3 AND start_s + length_s > ?2))",
    [COUNT_SAYS] = "SELECT count(*), min(i.weight) FROM item i WHERE i.kind IN (7, 11) AND " SHOWN("i") " AND i.weight >= ?2",
    [COUNT_ITEMS] = "SELECT count(*) FROM item",
    [NEED_COUNTS] = "SELECT t.id, iif(?2, (SELECT count(*) FROM item i WHERE i.no IN " NAMING("t.id") " AND i.kind = 2 AND " SHOWN("i") "), 0)"
                    " FROM item t WHERE t.kind = 10 AND t.is_need AND " SHOWN("t") " ORDER BY t.weight, t.id",
};
