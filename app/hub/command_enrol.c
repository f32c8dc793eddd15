// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/log.h"
#include "hub/command.h"
#include "hub/fleet.h"
#include "hub/folder.h"
#include "store/hub_meta.h"

static const struct option_row enrol_options[] = {
    OPTION_DATA,
    OPTION_CHANNEL,
    {"place", "P", NULL, "where the kiosk stands: a place's slug or id, or any name"},
    {"kiosk", "ID", NULL, "new hardware for this kiosk, which keeps its place"},
    {0},
};
static const struct option_row pair_options[] = {
    OPTION_DATA,
    OPTION_CHANNEL,
    {"code", "XXXXXX", NULL, "the code that the kiosk shows"},
    {"place", "P", NULL, "where the kiosk stands: a place's slug or id, or any name"},
    {"kiosk", "ID", NULL, "new hardware for this kiosk, which keeps its place"},
    {0},
};

static struct seat_plan plan_of(const struct config *config)
{
    return (struct seat_plan){config_get(config, "kiosk"), config_get(config, "place"),
                              command_or(config, "channel", "main"), command_now_s()};
}

static struct js *seat_json(const struct kiosk_seat *seat)
{
    struct js *out = js_new_object();
    js_put_str(out, "channel", seat->channel);
    js_put_str(out, "place", seat->place);
    js_put_str(out, "kiosk", seat->id);
    return out;
}

/* Ends what db_begin began. */
static enum err end(struct db *db, enum err err)
{
    if (err == ERR_OK)
        return db_commit(db);
    db_rollback(db);
    return err;
}

static enum err enrol(struct db *db, const struct seat_plan *plan, struct arena *arena)
{
    char token[TOKEN_LEN + 1], expires[MOMENT_LEN + 1];
    struct kiosk_seat seat;
    int64_t expires_s = plan->now_s + ENROLMENT_S;
    enum err err = db_begin(db);
    if (err == ERR_OK)
        err = fleet_seat(db, plan, arena, &seat);
    if (err == ERR_OK)
        err = fleet_enrolment(db, &seat, expires_s, token);
    if (err == ERR_OK)
        err = audit_add(db, plan->now_s, "command line", "enrolment-made", seat.id.ptr, NULL);
    err = end(db, err);
    if (err != ERR_OK)
        return err;
    struct js *out = seat_json(&seat);
    moment_format(moment_of_s(expires_s, 0), expires);
    js_put_z(out, "token", token);
    js_put_z(out, "expires", expires);
    command_print(out, JS_COMPACT);
    js_free(out);
    return ERR_OK;
}

static int run_enrol(struct config *config, const struct command_world *world)
{
    (void)world;
    struct place_of_work place;
    struct arena arena;
    if (config->n_rest)
        return command_usage("enrol takes no arguments, only options");
    int status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    arena_init(&arena);
    struct seat_plan plan = plan_of(config);
    enum err err = enrol(place.db, &plan, &arena);
    arena_release(&arena);
    db_close(place.db);
    return command_exit(err);
}

static enum err find_pairing(struct db *db, const char *code, int64_t now_s, struct arena *arena,
                             struct pairing *ret_pairing)
{
    enum err err = pairing_get(db, str_of(code), arena, ret_pairing);
    bool is_waiting = err == ERR_OK && !ret_pairing->claim.kiosk.ptr && ret_pairing->expires_s > now_s;
    if (err == ERR_NOT_FOUND || (err == ERR_OK && !is_waiting)) {
        log_error("%s: no kiosk waits with this code: it lasts ten minutes and works once", code);
        return ERR_NOT_FOUND;
    }
    return err;
}

static enum err confirm(struct db *db, const struct seat_plan *plan, const char *code, struct arena *arena)
{
    struct pairing pairing;
    struct kiosk_seat seat;
    struct js *facts = NULL;
    enum err err = db_begin(db);
    if (err == ERR_OK)
        err = find_pairing(db, code, plan->now_s, arena, &pairing);
    if (err == ERR_OK)
        err = fleet_seat(db, plan, arena, &seat);
    if (err == ERR_OK)
        err = pairing_confirm(db, pairing.code, seat.id);
    if (err == ERR_OK)
        err = audit_add(db, plan->now_s, "command line", "pairing-confirmed", seat.id.ptr, NULL);
    err = end(db, err);
    if (err == ERR_OK)
        err = js_parse(pairing.facts, FACTS_MAX_BYTES, 8, &facts, NULL);
    if (err != ERR_OK)
        return err;
    struct js *out = seat_json(&seat);
    js_put(out, "facts", facts);
    js_put_str(out, "address", pairing.address);
    command_print(out, JS_COMPACT);
    js_free(out);
    return ERR_OK;
}

static int run_pair(struct config *config, const struct command_world *world)
{
    (void)world;
    struct place_of_work place;
    struct arena arena;
    char code[CODE_LEN + 1];
    const char *typed = config_get(config, "code");
    if (!typed || config->n_rest || !code_read(str_of(typed), code))
        return command_usage("pair: --code takes the six characters that the kiosk shows");
    int status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    arena_init(&arena);
    struct seat_plan plan = plan_of(config);
    enum err err = confirm(place.db, &plan, code, &arena);
    if (err == ERR_OK)
        folder_changed(place.data);
    arena_release(&arena);
    db_close(place.db);
    return command_exit(err);
}

const struct command command_enrol = {"enrol", "--data DIR [--channel C] [--place P]",
                                      "makes a token with which a kiosk enrols itself", enrol_options,
                                      run_enrol};
const struct command command_pair = {"pair", "--data DIR --code XXXXXX [--channel C] [--place P]",
                                     "confirms a kiosk that shows a pairing code", pair_options, run_pair};
