// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/hub.h"

#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/log.h"
#include "hub/folder.h"
#include "hub/hub_own.h"
#include "hub/pages.h"
#include "hub/publish.h"
#include "store/hub_fleet.h"
#include "store/hub_mail.h"
#include "store/hub_meta.h"
#include "trust/seal.h"

static enum err load_meta(struct hub *hub)
{
    enum err err = meta_get(hub->db, "hub", &hub->arena, &hub->id);
    return err == ERR_OK ? meta_get(hub->db, "name", &hub->arena, &hub->name) : err;
}

static enum err load_seal(struct hub *hub)
{
    struct seal_key key;
    char hex[2 * SEAL_KEY_BYTES + 1];
    const char *path = folder_path(&hub->arena, hub->data, "keys/seal.json");
    enum err err = seal_key_load(path, &key);
    if (err != ERR_OK) {
        log_error("%s: cannot use the key: %s", path, err_name(err));
        return err;
    }
    hex_write(key.public_key, SEAL_KEY_BYTES, hex);
    memset(&key, 0, sizeof key); /* answering needs the public half alone */
    hub->seal = arena_str(&hub->arena, str_of(hex));
    return ERR_OK;
}

static enum err load(struct hub *hub)
{
    enum err err = hub_db_open(hub->database, &hub->db);
    if (err == ERR_OK && strcmp(hub->database, ":memory:") == 0) {
        hub->id = hub->name = STR("test");
        hub->seal = STR("");
        return ERR_OK;
    }
    if (err == ERR_OK)
        err = load_meta(hub);
    return err == ERR_OK ? load_seal(hub) : err;
}

static enum err open_pages(struct hub *hub, const struct hub_plan *plan)
{
    bool in_memory = strcmp(hub->database, ":memory:") == 0;
    struct pages_plan pages = {plan->assets, plan->public_url, plan->public_channels};
    enum err err =
        pages_open(in_memory ? NULL : folder_path(&hub->arena, hub->data, "pages.db"), &pages, &hub->pages);
    if (err == ERR_OK)
        hub->public_url = pages_url(hub->pages);
    return err;
}

enum err hub_open(const struct hub_plan *plan, struct hub **ret_hub)
{
    struct hub *hub = calloc(1, sizeof *hub);
    if (!hub)
        abort();
    arena_init(&hub->arena);
    pthread_mutex_init(&hub->lock, NULL);
    hub->clock = plan->clock;
    hub->transport = plan->transport;
    hub->allow_private = plan->allow_private;
    hub->mailer = plan->mailer;
    hub->mail_from = plan->mail_from ? arena_z(&hub->arena, str_of(plan->mail_from)) : NULL;
    hub->data = arena_z(&hub->arena, str_of(plan->data));
    hub->database = plan->database ? arena_z(&hub->arena, str_of(plan->database))
                                   : folder_path(&hub->arena, hub->data, "hub.db");
    enum err err = load(hub);
    if (err == ERR_OK)
        err = open_pages(hub, plan);
    if (err == ERR_OK)
        *ret_hub = hub;
    else
        hub_close(hub);
    return err;
}

void hub_close(struct hub *hub)
{
    if (!hub)
        return;
    pages_close(hub->pages);
    db_close(hub->db);
    pthread_mutex_destroy(&hub->lock);
    arena_release(&hub->arena);
    free(hub);
}

/* With a connection of its own: a month's turn may take seconds, and requests go on meanwhile. */
static enum err refresh(struct hub *hub, int64_t now_s, int64_t *ret_next_s, bool *ret_signed)
{
    struct db *db = NULL;
    struct signer signer;
    enum err err = signer_load(hub->data, &signer);
    if (err != ERR_OK)
        return err;
    err = hub_db_open(hub->database, &db);
    if (err == ERR_OK) {
        struct publish publish = {hub->data, db, &signer, now_s};
        err = publish_refresh(&publish, ret_next_s, ret_signed);
    }
    db_close(db);
    signer_wipe(&signer);
    return err;
}

static enum err purge(struct hub *hub, int64_t now_s)
{
    pthread_mutex_lock(&hub->lock);
    enum err err = hub_outbox_purge(hub->db, now_s);
    if (err == ERR_OK)
        err = pairing_purge(hub->db, now_s - 86400);
    if (err == ERR_OK)
        err = hub_mail_purge(hub->db, now_s);
    pthread_mutex_unlock(&hub->lock);
    return err;
}

void hub_tick(struct hub *hub, int *ret_wait_ms, bool *ret_changed)
{
    enum { RETRY_S = 300, LONGEST_S = 3600 * 6 };
    int64_t now_s = hub->clock.wall_ms(hub->clock.ctx) / 1000, next_s = now_s + RETRY_S;
    bool was_signed = false;
    enum err err = refresh(hub, now_s, &next_s, &was_signed);
    enum err purged = purge(hub, now_s); /* whatever becomes of the releases: people were promised it */
    err = err == ERR_OK ? purged : err;
    if (err != ERR_OK)
        log_error("what was due could not be done: %s: trying again in %d s", err_name(err), RETRY_S);
    int64_t wait_s = err == ERR_OK ? next_s - now_s : RETRY_S;
    *ret_wait_ms = (int)(wait_s < 1 ? 1 : wait_s > LONGEST_S ? LONGEST_S : wait_s) * 1000;
    *ret_changed = was_signed;
}

void hub_changed(struct hub *hub)
{
    pages_refresh(hub); /* says itself what failed; the pages stay as they were */
}
