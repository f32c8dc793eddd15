// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hub_sql.h"

static const char *const migrations[] = {
    /* what the hub is */
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE user(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, password TEXT NOT NULL,"
    " role TEXT NOT NULL, must_change INTEGER NOT NULL, made_s INTEGER NOT NULL);"
    "CREATE TABLE audit(seq INTEGER PRIMARY KEY, at_s INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT "
    "NULL,"
    " about TEXT, detail TEXT);"
    "CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit log only "
    "grows'); END;"
    "CREATE TRIGGER audit_grows BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log only "
    "grows'); END;"
    /* content: an item is its newest revision; json NULL in a revision: withdrawn */
    "CREATE TABLE revision(seq INTEGER PRIMARY KEY, item TEXT NOT NULL, number INTEGER NOT NULL,"
    " made_s INTEGER NOT NULL, made_by TEXT NOT NULL, source TEXT NOT NULL, sha256 BLOB, json BLOB,"
    " UNIQUE(item, number));"
    "CREATE TABLE item(id TEXT PRIMARY KEY, kind TEXT NOT NULL, number INTEGER NOT NULL,"
    " seq INTEGER NOT NULL REFERENCES revision(seq), source TEXT NOT NULL, channel TEXT,"
    " everywhere INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE INDEX item_source ON item(source);"
    "CREATE TABLE audience(item TEXT NOT NULL, channel TEXT NOT NULL, PRIMARY KEY(item, channel)) WITHOUT "
    "ROWID;"
    "CREATE TABLE link(item TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY(item, target)) WITHOUT ROWID;"
    "CREATE INDEX link_target ON link(target);"
    /* releases: expanded is a cache; member is the newest release, change leads back to older ones */
    "CREATE TABLE expanded(rowid INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL,"
    " horizon INTEGER NOT NULL, sha256 BLOB NOT NULL, json BLOB NOT NULL);"
    "CREATE TABLE channel(name TEXT PRIMARY KEY, version INTEGER NOT NULL, root_hash BLOB, items INTEGER NOT "
    "NULL,"
    " released_s INTEGER NOT NULL, signed_version INTEGER NOT NULL, signed_s INTEGER NOT NULL,"
    " timestamp_version INTEGER NOT NULL, timestamp_s INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE member(channel TEXT NOT NULL, item TEXT NOT NULL, sha256 BLOB NOT NULL,"
    " PRIMARY KEY(channel, item)) WITHOUT ROWID;"
    "CREATE TABLE change(channel TEXT NOT NULL, version INTEGER NOT NULL, item TEXT NOT NULL, old BLOB, new "
    "BLOB,"
    " PRIMARY KEY(channel, version, item)) WITHOUT ROWID;"
    "CREATE TABLE release(channel TEXT NOT NULL, version INTEGER NOT NULL, root_hash BLOB NOT NULL,"
    " items INTEGER NOT NULL, made_s INTEGER NOT NULL, PRIMARY KEY(channel, version)) WITHOUT ROWID;"
    "CREATE TABLE release_file(channel TEXT NOT NULL, path TEXT NOT NULL, sha256 BLOB NOT NULL,"
    " bytes INTEGER NOT NULL, PRIMARY KEY(channel, path)) WITHOUT ROWID;"
    /* the fleet: a kiosk is a seat that keeps its place, hardware comes and goes */
    "CREATE TABLE kiosk(id TEXT PRIMARY KEY, place TEXT NOT NULL, channel TEXT NOT NULL, settings TEXT NOT "
    "NULL,"
    " made_s INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE hardware(id TEXT PRIMARY KEY, kiosk TEXT NOT NULL REFERENCES kiosk(id), facts TEXT NOT "
    "NULL,"
    " credential TEXT NOT NULL UNIQUE, made_s INTEGER NOT NULL, used_s INTEGER, seen_s INTEGER, status TEXT,"
    " revoked_s INTEGER) WITHOUT ROWID;"
    "CREATE INDEX hardware_kiosk ON hardware(kiosk);"
    "CREATE TABLE enrolment(token TEXT PRIMARY KEY, kiosk TEXT NOT NULL REFERENCES kiosk(id),"
    " expires_s INTEGER NOT NULL, hardware TEXT) WITHOUT ROWID;"
    "CREATE TABLE pairing(code TEXT PRIMARY KEY, secret TEXT NOT NULL, facts TEXT NOT NULL, address TEXT NOT "
    "NULL,"
    " expires_s INTEGER NOT NULL, kiosk TEXT, hardware TEXT) WITHOUT ROWID;"
    "CREATE TABLE outbox(uuid TEXT PRIMARY KEY, kiosk TEXT NOT NULL, received_s INTEGER NOT NULL,"
    " sealed BLOB NOT NULL, result TEXT NOT NULL, delete_after_s INTEGER NOT NULL);"
    "CREATE INDEX outbox_delete ON outbox(delete_after_s);",
    /* what an item was made of: beside it, never sent to kiosks */
    "CREATE TABLE origin(item TEXT PRIMARY KEY, uid TEXT NOT NULL, number INTEGER NOT NULL, json BLOB NOT "
    "NULL)"
    " WITHOUT ROWID;"
    "CREATE INDEX origin_uid ON origin(uid);",
    /* feeds: what is fetched again and again; what one no longer has waits for a review, kept=1: decided */
    "CREATE TABLE feed(name TEXT PRIMARY KEY, url TEXT NOT NULL, format TEXT NOT NULL, organization TEXT,"
    " channel TEXT, lang TEXT NOT NULL, every_s INTEGER NOT NULL, publish INTEGER NOT NULL,"
    " made_s INTEGER NOT NULL, due_s INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT, tried_s INTEGER,"
    " taken_s INTEGER, failures INTEGER NOT NULL, etag TEXT, last_modified TEXT, sha256 BLOB,"
    " items INTEGER NOT NULL, before INTEGER NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL,"
    " refused INTEGER NOT NULL, report TEXT) WITHOUT ROWID;"
    "CREATE TABLE feed_missing(feed TEXT NOT NULL, item TEXT NOT NULL, since_s INTEGER NOT NULL,"
    " kept INTEGER NOT NULL, PRIMARY KEY(feed, item)) WITHOUT ROWID;",
    /* reminders: state 0 waiting, 1 sent, 2 failed */
    "CREATE TABLE mail(id INTEGER PRIMARY KEY, organization TEXT NOT NULL, made_s INTEGER NOT NULL,"
    " due_s INTEGER NOT NULL, done_s INTEGER NOT NULL, tries INTEGER NOT NULL, state INTEGER NOT NULL);"
    "CREATE INDEX mail_organization ON mail(organization, made_s);"
    "CREATE INDEX mail_due ON mail(state, due_s);"
    "CREATE TABLE reminded(item TEXT NOT NULL, checked_on TEXT NOT NULL, stage TEXT NOT NULL,"
    " mail INTEGER NOT NULL, PRIMARY KEY(item, checked_on, stage)) WITHOUT ROWID;"
    "CREATE TABLE check_link(hash TEXT PRIMARY KEY, organization TEXT NOT NULL, expires_s INTEGER NOT NULL)"
    " WITHOUT ROWID;"
    "CREATE TABLE said_wrong(id INTEGER PRIMARY KEY, item TEXT NOT NULL, organization TEXT NOT NULL,"
    " text TEXT NOT NULL, at_s INTEGER NOT NULL, delete_after_s INTEGER NOT NULL);"
    "CREATE INDEX said_wrong_organization ON said_wrong(organization, item);",
};

/* made_s: of the item, or of the newest of what it refers to */
#define INDEX_OF                                                                                             \
    "SELECT i.id, i.source, i.number, o.uid, o.number, substr(o.json, 1, 40), EXISTS(SELECT 1 FROM link p"   \
    " WHERE p.item=i.id AND p.target>='place/' AND p.target<'place0'), max(r.made_s, ifnull((SELECT"         \
    " max(t.made_s) FROM link l JOIN item j ON j.id=l.target JOIN revision t ON t.seq=j.seq WHERE"           \
    " l.item=i.id), 0)) FROM item i JOIN revision r ON r.seq=i.seq LEFT JOIN origin o ON o.item=i.id"

#define IN_CHANNEL                                                                                           \
    "(i.channel IS NULL OR i.channel=?1) AND (i.everywhere OR EXISTS(SELECT 1 FROM audience a WHERE "        \
    "a.item=i.id AND "                                                                                       \
    "a.channel=?1))"

#define FEED_COLUMNS                                                                                         \
    "f.name, f.url, f.format, f.organization, f.channel, f.lang, f.every_s, f.publish, f.due_s, f.state,"    \
    " f.reason, f.tried_s, f.taken_s, f.failures, f.etag, f.last_modified, f.sha256, f.items, f.before,"     \
    " f.added, f.changed, f.refused, (SELECT count(*) FROM feed_missing m JOIN item i ON i.id=m.item AND"    \
    " i.source='feed:' || m.feed WHERE m.feed=f.name AND m.kept=0) FROM feed f"

static const char *const statements[HUB_SQL_COUNT] = {
    [META_GET] = "SELECT value FROM meta WHERE name=?1",
    [META_SET] =
        "INSERT INTO meta(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value=excluded.value",
    [USER_ADD] = "INSERT INTO user(name, password, role, must_change, made_s) VALUES(?1, ?2, ?3, 1, ?4)",
    [AUDIT_ADD] = "INSERT INTO audit(at_s, who, what, about, detail) VALUES(?1, ?2, ?3, ?4, ?5)",

    [ITEM_HASH] =
        "SELECT r.sha256, i.source, i.channel FROM item i JOIN revision r ON r.seq=i.seq WHERE i.id=?1",
    [ITEM_PUT] =
        "INSERT INTO item(id, kind, number, seq, source, channel, everywhere)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(id) DO UPDATE SET number=excluded.number,"
        " seq=excluded.seq, source=excluded.source, channel=excluded.channel, everywhere=excluded.everywhere",
    [ITEM_DELETE] = "DELETE FROM item WHERE id=?1",
    [ITEM_EXISTS] = "SELECT 1 FROM item WHERE id=?1",
    [ITEM_WAS] =
        "SELECT 1 FROM revision WHERE item=?1 AND NOT EXISTS(SELECT 1 FROM item WHERE id=?1) LIMIT 1",
    [ITEM_OF_SOURCE] = "SELECT id FROM item WHERE source=?1 ORDER BY id",
    [ITEM_SOURCE_COUNT] = "SELECT count(*) FROM item WHERE source=?1",
    [ITEM_LIST] = "SELECT i.id, i.kind, i.number, i.source, r.json FROM item i JOIN revision r ON r.seq=i.seq"
                  " WHERE ?1 IS NULL OR i.kind=?1 ORDER BY i.id",
    [ITEM_GET] =
        "SELECT i.kind, i.number, i.source, i.channel, r.json FROM item i JOIN revision r ON r.seq=i.seq"
        " WHERE i.id=?1",
    [ORIGIN_PUT] = "INSERT INTO origin(item, uid, number, json) VALUES(?1, ?2, ?3, ?4)"
                   " ON CONFLICT(item) DO UPDATE SET uid=excluded.uid, number=excluded.number,"
                   " json=excluded.json",
    [ORIGIN_GET] = "SELECT uid, number, json FROM origin WHERE item=?1",
    [ORIGIN_DROP] = "DELETE FROM origin WHERE item=?1",
    [ORIGIN_BY_UID] =
        "SELECT o.item FROM origin o JOIN item i ON i.id=o.item WHERE o.uid=?1 AND i.kind=?2 ORDER BY o.item",
    /* without an index: for what is asked seldom */
    [ORIGIN_HOLDING] = "SELECT o.item FROM origin o JOIN item i ON i.id=o.item WHERE i.kind=?1 AND"
                       " instr(o.json, CAST(?2 AS BLOB))>0 ORDER BY o.item LIMIT 20",
    [ITEM_INDEX] = INDEX_OF " WHERE i.kind=?1 ORDER BY i.id",
    [ITEM_INDEX_ONE] = INDEX_OF " WHERE i.kind=?1 AND i.id=?2",
    [ITEM_LAST_NUMBER] = "SELECT max(number) FROM revision WHERE item=?1",
    [REVISION_BYTES] = "SELECT json FROM revision WHERE json IS NOT NULL",
    [REVISION_ADD] = "INSERT INTO revision(item, number, made_s, made_by, source, sha256, json)"
                     " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [AUDIENCE_CLEAR] = "DELETE FROM audience WHERE item=?1",
    [AUDIENCE_ADD] = "INSERT OR IGNORE INTO audience(item, channel) VALUES(?1, ?2)",
    [LINK_CLEAR] = "DELETE FROM link WHERE item=?1",
    [LINK_ADD] = "INSERT OR IGNORE INTO link(item, target) VALUES(?1, ?2)",
    [LINK_TO] = "SELECT item FROM link WHERE target=?1 ORDER BY item",

    [CHANNEL_GET] =
        "SELECT name, version, root_hash, items, released_s, signed_version, signed_s, timestamp_version,"
        " timestamp_s FROM channel WHERE name=?1",
    [CHANNEL_LIST] =
        "SELECT name, version, root_hash, items, released_s, signed_version, signed_s, timestamp_version,"
        " timestamp_s FROM channel ORDER BY name",
    [CHANNEL_ADD] =
        "INSERT OR IGNORE INTO channel(name, version, items, released_s, signed_version, signed_s,"
        " timestamp_version, timestamp_s) VALUES(?1, 0, 0, 0, 0, 0, 0, 0)",
    [CHANNEL_SIGNED] = "UPDATE channel SET signed_version=?2, signed_s=?3 WHERE name=?1",
    [CHANNEL_TIMESTAMP] = "UPDATE channel SET timestamp_version=?2, timestamp_s=?3 WHERE name=?1",
    [CHANNEL_RELEASED] = "UPDATE channel SET version=?2, root_hash=?3, items=?4, released_s=?5 WHERE name=?1",
    [STALE_LIST] = "SELECT i.id, i.seq FROM item i LEFT JOIN expanded e ON e.item=i.id"
                   " WHERE e.seq IS NOT i.seq OR (e.horizon<>0 AND e.horizon<>?1) ORDER BY i.id",
    [STALE_GET] = "SELECT made_s, json FROM revision WHERE seq=?1",
    [EXPANDED_PUT] = "INSERT INTO expanded(item, seq, horizon, sha256, json) VALUES(?1, ?2, ?3, ?4, ?5)"
                     " ON CONFLICT(item) DO UPDATE SET seq=excluded.seq, horizon=excluded.horizon,"
                     " sha256=excluded.sha256, json=excluded.json",
    [EXPANDED_PURGE] = "DELETE FROM expanded WHERE item NOT IN (SELECT id FROM item)",
    [EXPANDED_GET] = "SELECT json, sha256 FROM expanded WHERE item=?1",
    [SELECTED_LIST] =
        "SELECT i.id, e.sha256 FROM item i JOIN expanded e ON e.item=i.id WHERE " IN_CHANNEL " ORDER BY i.id",
    [SELECTED_BYTES] =
        "SELECT i.id, e.sha256, e.json FROM item i JOIN expanded e ON e.item=i.id WHERE " IN_CHANNEL
        " ORDER BY i.id",
    [MEMBER_LIST] = "SELECT item, sha256 FROM member WHERE channel=?1 ORDER BY item",
    [MEMBER_PUT] = "INSERT INTO member(channel, item, sha256) VALUES(?1, ?2, ?3)"
                   " ON CONFLICT DO UPDATE SET sha256=excluded.sha256",
    [MEMBER_DELETE] = "DELETE FROM member WHERE channel=?1 AND item=?2",
    [CHANGE_ADD] = "INSERT INTO change(channel, version, item, old, new) VALUES(?1, ?2, ?3, ?4, ?5)",
    [CHANGE_PURGE] = "DELETE FROM change WHERE channel=?1 AND version<=?2",
    /* by item: what it was at version ?2 */
    [CHANGE_SINCE] = "SELECT item, old, min(version) FROM change WHERE channel=?1 AND version>?2 GROUP BY "
                     "item ORDER BY item",
    [RELEASE_ADD] =
        "INSERT INTO release(channel, version, root_hash, items, made_s) VALUES(?1, ?2, ?3, ?4, ?5)",
    [RELEASE_ROOT] = "SELECT root_hash FROM release WHERE channel=?1 AND version=?2",
    [RELEASE_NEWEST] = "SELECT max(version) FROM release WHERE channel=?1 AND made_s<=?2",
    [FILE_PUT] = "INSERT INTO release_file(channel, path, sha256, bytes) VALUES(?1, ?2, ?3, ?4)",
    [FILE_LIST] = "SELECT path, sha256, bytes FROM release_file WHERE channel=?1 ORDER BY path",
    [FILE_CLEAR] = "DELETE FROM release_file WHERE channel=?1",

    [KIOSK_ADD] = "INSERT INTO kiosk(id, place, channel, settings, made_s) VALUES(?1, ?2, ?3, '{}', ?4)",
    [KIOSK_GET] = "SELECT id, place, channel, settings FROM kiosk WHERE id=?1",
    [ENROLMENT_ADD] = "INSERT INTO enrolment(token, kiosk, expires_s) VALUES(?1, ?2, ?3)",
    [ENROLMENT_GET] =
        "SELECT e.kiosk, e.hardware, h.used_s FROM enrolment e LEFT JOIN hardware h ON h.id=e.hardware"
        " WHERE e.token=?1 AND e.expires_s>?2",
    [ENROLMENT_TAKEN] = "UPDATE enrolment SET hardware=?2 WHERE token=?1",
    [PAIRING_ADD] = "INSERT INTO pairing(code, secret, facts, address, expires_s) VALUES(?1, ?2, ?3, ?4, ?5)",
    [PAIRING_GET] =
        "SELECT p.secret, p.facts, p.expires_s, p.kiosk, p.hardware, h.used_s, p.address FROM pairing p"
        " LEFT JOIN hardware h ON h.id=p.hardware WHERE p.code=?1",
    [PAIRING_CONFIRM] = "UPDATE pairing SET kiosk=?2 WHERE code=?1",
    [PAIRING_TAKEN] = "UPDATE pairing SET hardware=?2 WHERE code=?1",
    [PAIRING_PURGE] = "DELETE FROM pairing WHERE expires_s<?1",
    [PAIRING_COUNT] = "SELECT count(*) FROM pairing WHERE expires_s>?1 AND kiosk IS NULL",
    [HARDWARE_ADD] = "INSERT INTO hardware(id, kiosk, facts, credential, made_s) VALUES(?1, ?2, ?3, ?4, ?5)",
    [HARDWARE_DROP] = "DELETE FROM hardware WHERE id=?1 AND used_s IS NULL",
    [HARDWARE_BY_CREDENTIAL] = "SELECT h.id, h.kiosk, h.used_s, h.revoked_s, k.place, k.channel, k.settings"
                               " FROM hardware h JOIN kiosk k ON k.id=h.kiosk WHERE h.credential=?1",
    [HARDWARE_FIRST_USE] = "UPDATE hardware SET used_s=?2 WHERE id=?1",
    [HARDWARE_REPLACE_OTHERS] =
        "UPDATE hardware SET revoked_s=?3 WHERE kiosk=?1 AND id<>?2 AND revoked_s IS NULL"
        " AND used_s IS NOT NULL",
    [HARDWARE_STATUS] = "UPDATE hardware SET status=?2, seen_s=?3 WHERE id=?1",
    [OUTBOX_GET] = "SELECT kiosk, result FROM outbox WHERE uuid=?1",
    [OUTBOX_ADD] = "INSERT INTO outbox(uuid, kiosk, received_s, sealed, result, delete_after_s)"
                   " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [FEED_PUT] =
        "INSERT INTO feed(name, url, format, organization, channel, lang, every_s, publish, made_s, due_s,"
        " state, failures, items, before, added, changed, refused)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, 'new', 0, 0, 0, 0, 0, 0)"
        " ON CONFLICT(name) DO UPDATE SET url=excluded.url, format=excluded.format,"
        " organization=excluded.organization, channel=excluded.channel, lang=excluded.lang,"
        " every_s=excluded.every_s, publish=excluded.publish, due_s=excluded.due_s, state='new', reason=NULL,"
        " failures=0, etag=NULL, last_modified=NULL, sha256=NULL",
    [FEED_GET] = "SELECT " FEED_COLUMNS " WHERE f.name=?1",
    [FEED_LIST] = "SELECT " FEED_COLUMNS " ORDER BY f.name",
    [FEED_DUE] = "SELECT " FEED_COLUMNS " ORDER BY f.due_s, f.name LIMIT 1",
    [FEED_REPORT] = "SELECT report FROM feed WHERE name=?1",
    [FEED_REMOVE] = "DELETE FROM feed WHERE name=?1",
    [FEED_ASKED] = "UPDATE feed SET due_s=?2, state=?3, reason=?4, tried_s=?5, failures=?6 WHERE name=?1",
    [FEED_SAME] = "UPDATE feed SET taken_s=?2 WHERE name=?1",
    [FEED_TAKEN] = "UPDATE feed SET taken_s=?2, etag=?3, last_modified=?4, sha256=?5, items=?6, before=?7,"
                   " added=?8, changed=?9, refused=?10, report=?11 WHERE name=?1",
    [MISSING_ADD] = "INSERT OR IGNORE INTO feed_missing(feed, item, since_s, kept) VALUES(?1, ?2, ?3, 0)",
    [MISSING_DROP] = "DELETE FROM feed_missing WHERE feed=?1 AND item=?2",
    [MISSING_CLEAR] = "DELETE FROM feed_missing WHERE feed=?1",
    [MISSING_KEEP] = "UPDATE feed_missing SET kept=1 WHERE feed=?1 AND item=?2",
    [MISSING_ALL] = "SELECT item FROM feed_missing WHERE feed=?1 ORDER BY item",
    /* an item that was withdrawn or came from elsewhere since is no longer the feed's business */
    [MISSING_LIST] =
        "SELECT m.feed, m.item, m.since_s, m.kept, r.json FROM feed_missing m"
        " JOIN item i ON i.id=m.item AND i.source='feed:' || m.feed JOIN revision r ON r.seq=i.seq"
        " WHERE (?1 IS NULL OR m.feed=?1) AND m.kept=0 ORDER BY m.feed, m.item",
    [OUTBOX_PURGE] = "DELETE FROM outbox WHERE delete_after_s<?1",
    [MAIL_ADD] =
        "INSERT INTO mail(organization, made_s, due_s, done_s, tries, state) VALUES(?1, ?2, ?2, 0, 0, 0)",
    [MAIL_LAST] = "SELECT id, made_s, due_s, done_s, tries, state FROM mail WHERE organization=?1"
                  " ORDER BY made_s DESC, id DESC LIMIT 1",
    [MAIL_NEXT_DUE] = "SELECT min(due_s) FROM mail WHERE state=0",
    [MAIL_WAITING_LIST] = "SELECT DISTINCT organization FROM mail WHERE state=0 ORDER BY organization",
    [MAIL_TRIED] = "UPDATE mail SET tries=tries+1, due_s=?2 WHERE id=?1",
    [MAIL_DONE] = "UPDATE mail SET state=?2, done_s=?3 WHERE id=?1",
    [MAIL_DROP] = "DELETE FROM mail WHERE id=?1",
    [MAIL_PURGE] = "DELETE FROM mail WHERE made_s<?1",
    [REMINDED_ADD] = "INSERT OR IGNORE INTO reminded(item, checked_on, stage, mail) VALUES(?1, ?2, ?3, ?4)",
    [REMINDED_HAS] = "SELECT 1 FROM reminded WHERE item=?1 AND checked_on=?2 AND stage=?3",
    [REMINDED_PURGE] = "DELETE FROM reminded WHERE mail NOT IN (SELECT id FROM mail WHERE made_s>=?1)",
    [CHECK_LINK_ADD] = "INSERT INTO check_link(hash, organization, expires_s) VALUES(?1, ?2, ?3)",
    [CHECK_LINK_GET] = "SELECT organization FROM check_link WHERE hash=?1 AND expires_s>?2",
    [CHECK_LINK_DROP] = "DELETE FROM check_link WHERE hash=?1",
    [CHECK_LINK_PURGE] = "DELETE FROM check_link WHERE expires_s<=?1",
    [SAID_WRONG_ADD] =
        "INSERT INTO said_wrong(item, organization, text, at_s, delete_after_s) VALUES(?1, ?2, ?3, ?4, ?5)",
    [SAID_WRONG_COUNT] = "SELECT count(*) FROM said_wrong WHERE organization=?1",
    [SAID_WRONG_HAS] = "SELECT 1 FROM said_wrong WHERE item=?1 AND organization=?2 LIMIT 1",
    [SAID_WRONG_LIST] = "SELECT id, at_s, item, organization, text FROM said_wrong ORDER BY at_s, id",
    [SAID_WRONG_DROP] = "DELETE FROM said_wrong WHERE id=?1",
    [SAID_WRONG_PURGE] = "DELETE FROM said_wrong WHERE delete_after_s<?1",
    [CHECKED_GET] = "SELECT r.json FROM item i JOIN revision r ON r.seq=i.seq WHERE i.id=?1 AND"
                    " r.made_by='organization'",
};

const struct db_plan hub_db_plan = {
    .mode = DB_WRITE,
    .full_sync = true,
    .secure_delete = true,
    .migrations = migrations,
    .n_migrations = sizeof migrations / sizeof *migrations,
    .statements = statements,
    .n_statements = HUB_SQL_COUNT,
};
