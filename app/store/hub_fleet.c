// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hub_fleet.h"

#include "store/hub_sql.h"

static struct str copy(struct arena *arena, struct str s)
{
    return s.ptr ? arena_str(arena, s) : s;
}

static struct sqlite3_stmt *with(struct db *db, int statement, struct str key)
{
    struct sqlite3_stmt *stmt = db_stmt(db, statement);
    db_bind_str(stmt, 1, key);
    return stmt;
}

static enum err run_two(struct db *db, int statement, struct str a, struct str b)
{
    struct sqlite3_stmt *stmt = with(db, statement, a);
    db_bind_str(stmt, 2, b);
    return db_run(db, stmt);
}

static enum err run_int(struct db *db, int statement, int64_t value)
{
    struct sqlite3_stmt *stmt = db_stmt(db, statement);
    db_bind_int(stmt, 1, value);
    return db_run(db, stmt);
}

enum err kiosk_add(struct db *db, const struct kiosk_seat *seat, int64_t now_s)
{
    struct sqlite3_stmt *stmt = with(db, KIOSK_ADD, seat->id);
    db_bind_str(stmt, 2, seat->place);
    db_bind_str(stmt, 3, seat->channel);
    db_bind_int(stmt, 4, now_s);
    return db_run(db, stmt);
}

enum err kiosk_get(struct db *db, struct str id, struct arena *arena, struct kiosk_seat *ret_seat)
{
    struct sqlite3_stmt *stmt = with(db, KIOSK_GET, id);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_seat = (struct kiosk_seat){copy(arena, db_str(stmt, 0)), copy(arena, db_str(stmt, 1)),
                                    copy(arena, db_str(stmt, 2)), copy(arena, db_str(stmt, 3))};
    db_reset(stmt);
    return ERR_OK;
}

enum err enrolment_add(struct db *db, const char *token_hash, struct str kiosk, int64_t expires_s)
{
    struct sqlite3_stmt *stmt = with(db, ENROLMENT_ADD, str_of(token_hash));
    db_bind_str(stmt, 2, kiosk);
    db_bind_int(stmt, 3, expires_s);
    return db_run(db, stmt);
}

enum err enrolment_get(struct db *db, const char *token_hash, int64_t now_s, struct arena *arena,
                       struct claim *ret_claim)
{
    struct sqlite3_stmt *stmt = with(db, ENROLMENT_GET, str_of(token_hash));
    db_bind_int(stmt, 2, now_s);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_claim =
        (struct claim){copy(arena, db_str(stmt, 0)), copy(arena, db_str(stmt, 1)), !db_is_null(stmt, 2)};
    db_reset(stmt);
    return ERR_OK;
}

enum err enrolment_taken(struct db *db, const char *token_hash, struct str hardware)
{
    return run_two(db, ENROLMENT_TAKEN, str_of(token_hash), hardware);
}

enum err pairing_add(struct db *db, const struct pairing *pairing)
{
    struct sqlite3_stmt *stmt = with(db, PAIRING_ADD, pairing->code);
    db_bind_str(stmt, 2, pairing->secret_hash);
    db_bind_str(stmt, 3, pairing->facts);
    db_bind_str(stmt, 4, pairing->address);
    db_bind_int(stmt, 5, pairing->expires_s);
    return db_run(db, stmt);
}

enum err pairing_get(struct db *db, struct str code, struct arena *arena, struct pairing *ret_pairing)
{
    struct sqlite3_stmt *stmt = with(db, PAIRING_GET, code);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_pairing = (struct pairing){
        .code = copy(arena, code),
        .secret_hash = copy(arena, db_str(stmt, 0)),
        .facts = copy(arena, db_str(stmt, 1)),
        .expires_s = db_int(stmt, 2),
        .claim = {copy(arena, db_str(stmt, 3)), copy(arena, db_str(stmt, 4)), !db_is_null(stmt, 5)},
        .address = copy(arena, db_str(stmt, 6)),
    };
    db_reset(stmt);
    return ERR_OK;
}

enum err pairing_confirm(struct db *db, struct str code, struct str kiosk)
{
    return run_two(db, PAIRING_CONFIRM, code, kiosk);
}

enum err pairing_taken(struct db *db, struct str code, struct str hardware)
{
    return run_two(db, PAIRING_TAKEN, code, hardware);
}

enum err pairing_purge(struct db *db, int64_t before_s)
{
    return run_int(db, PAIRING_PURGE, before_s);
}

enum err pairing_waiting(struct db *db, int64_t now_s, int64_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, PAIRING_COUNT);
    db_bind_int(stmt, 1, now_s);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_n = db_int(stmt, 0);
    db_reset(stmt);
    return ERR_OK;
}

enum err hardware_add(struct db *db, struct str id, struct str kiosk, struct str facts,
                      const char *credential_hash, int64_t now_s)
{
    struct sqlite3_stmt *stmt = with(db, HARDWARE_ADD, id);
    db_bind_str(stmt, 2, kiosk);
    db_bind_str(stmt, 3, facts);
    db_bind_str(stmt, 4, str_of(credential_hash));
    db_bind_int(stmt, 5, now_s);
    return db_run(db, stmt);
}

enum err hardware_drop(struct db *db, struct str id)
{
    return db_run(db, with(db, HARDWARE_DROP, id));
}

enum err hardware_session(struct db *db, const char *credential_hash, struct arena *arena,
                          struct session *ret_session)
{
    struct sqlite3_stmt *stmt = with(db, HARDWARE_BY_CREDENTIAL, str_of(credential_hash));
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_session = (struct session){
        .hardware = copy(arena, db_str(stmt, 0)),
        .used = !db_is_null(stmt, 2),
        .revoked = !db_is_null(stmt, 3),
        .kiosk = {copy(arena, db_str(stmt, 1)), copy(arena, db_str(stmt, 4)), copy(arena, db_str(stmt, 5)),
                  copy(arena, db_str(stmt, 6))},
    };
    db_reset(stmt);
    return ERR_OK;
}

enum err hardware_first_use(struct db *db, const struct session *session, int64_t now_s)
{
    struct sqlite3_stmt *stmt = with(db, HARDWARE_FIRST_USE, session->hardware);
    db_bind_int(stmt, 2, now_s);
    enum err err = db_run(db, stmt);
    if (err != ERR_OK)
        return err;
    stmt = with(db, HARDWARE_REPLACE_OTHERS, session->kiosk.id);
    db_bind_str(stmt, 2, session->hardware);
    db_bind_int(stmt, 3, now_s);
    return db_run(db, stmt);
}

enum err hardware_status(struct db *db, struct str hardware, struct str status, int64_t now_s)
{
    struct sqlite3_stmt *stmt = with(db, HARDWARE_STATUS, hardware);
    db_bind_str(stmt, 2, status);
    db_bind_int(stmt, 3, now_s);
    return db_run(db, stmt);
}

enum err hub_outbox_get(struct db *db, struct str uuid, struct arena *arena, struct outbox_row *ret_row)
{
    struct sqlite3_stmt *stmt = with(db, OUTBOX_GET, uuid);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_row =
        (struct outbox_row){.kiosk = copy(arena, db_str(stmt, 0)), .result = copy(arena, db_str(stmt, 1))};
    db_reset(stmt);
    return ERR_OK;
}

enum err hub_outbox_add(struct db *db, const struct outbox_row *row)
{
    struct sqlite3_stmt *stmt = with(db, OUTBOX_ADD, row->uuid);
    db_bind_str(stmt, 2, row->kiosk);
    db_bind_int(stmt, 3, row->received_s);
    db_bind_blob(stmt, 4, row->sealed);
    db_bind_str(stmt, 5, row->result);
    db_bind_int(stmt, 6, row->delete_after_s);
    return db_run(db, stmt);
}

enum err hub_outbox_purge(struct db *db, int64_t now_s)
{
    return run_int(db, OUTBOX_PURGE, now_s);
}
