/* SPDX-License-Identifier: GPL-3.0-or-later
 * For the walk over every screen: the demo content in a real content.db, and a kiosk driven by messages whose
 * questions the real queries answer. */
#ifndef TESTS_WALK_H
#define TESTS_WALK_H

#include "content_help.h"

#include "base/file.h"
#include "core/parse.h"
#include "jobs_load.h"
#include "kiosk/message.h"
#include "kiosk/tell.h"

/* Tuesday 2026-12-01, 10:42 in Kvarnby. */
enum { WALK_OFFSET_MIN = 60 };
#define WALK_NOW "2026-12-01T10:42:00+01:00"

static const struct site walk_site = {.langs = {"sv", "sv-simple", "en", "fi", "ar",    "fa",   "so",
                                                "ku", "ckb",       "tr", "pl", "bs",    "uk",   "ru",
                                                "es", "th",        "ti", "se", "en-XA", "ar-XB"},
                                      .n_langs = 20,
                                      .zone = "Europe/Stockholm",
                                      .idle_s = 90,
                                      .idle_form_s = 180,
                                      .ask_s = 45};

/* More of them than the demo town has: on every story, and three on every third item besides. */
static inline void add_pictures(struct js *json, int n)
{
    struct js *pictures = js_new_array();
    for (int i = 0; i < n; i++) {
        struct js *picture = js_new_object(), *alt = js_new_object();
        js_put_z(alt, "sv", "Ett stort hus med många fönster, sett från torget en kväll i november");
        js_put_z(alt, "ar", "بيت كبير");
        js_put_z(picture, "file", i ? "a" : "b");
        js_put(picture, "alt", alt);
        js_put_z(picture, "credit", "Kvarnby hembygdsförening och fotoklubb");
        js_push(pictures, picture);
    }
    js_put(json, "pictures", pictures);
}

/* The hub puts what a file is in its place. */
static inline void demo_pictures(struct js *json, int nth)
{
    bool is_story = str_is(js_get_str(json, "kind"), "story");
    if (!js_get(json, "pictures") && (is_story || nth % 3 == 0))
        add_pictures(json, nth % 3 ? 1 : 3);
    const struct js *pictures = js_get(json, "pictures");
    for (size_t i = 0; i < js_len(pictures); i++) {
        struct js *picture = (struct js *)js_at(pictures, i);
        char hex[SHA256_HEX + 1];
        sha256_hex(js_get_str(picture, "file"), hex);
        js_drop(picture, "file");
        js_put_z(picture, "sha256", hex);
        js_put_z(picture, "type", "image/webp");
        js_put_int(picture, "bytes", 20000);
        js_put_int(picture, "width", 1200);
        js_put_int(picture, "height", 800);
    }
}

/* The hub writes out what repeats; here its first time stands for all of them. */
static inline void demo_item(struct draft *draft, struct js *json, struct date anchor, struct date today)
{
    struct faults faults = {.arena = &draft->arena};
    struct buf buf;
    item_shift_dates(json, anchor, today);
    demo_pictures(json, draft->n);
    if (!item_parse(json, PARSE_IMPORT, &draft->arena, &faults)) {
        fprintf(stderr, "# %s: %.*s\n", js_get_str(json, "id").ptr, STR_FMT(faults.items[0].message));
        abort();
    }
    struct release_item *item = &draft->items[draft->n++];
    buf_init(&buf, 1 << 20);
    js_write(json, JS_SORTED, &buf);
    item->id = arena_str(&draft->arena, js_get_str(json, "id"));
    item->bytes = arena_str(&draft->arena, buf_view(&buf));
    sha256(item->bytes, item->hash);
    buf_release(&buf);
}

static inline struct js *demo_file(struct draft *draft, const char *name)
{
    struct str bytes;
    struct js *root;
    char path[200];
    snprintf(path, sizeof path, "assets/demo/%s.json", name);
    if (file_read(path, 16 << 20, &draft->arena, &bytes) != ERR_OK ||
        js_parse(bytes, bytes.len, 20, &root, NULL) != ERR_OK)
        abort();
    return root;
}

static inline void demo_content(const char *path)
{
    static const char *const files[] = {"terms",   "places",      "organizations", "services",
                                        "events",  "calls",       "guides",        "stories",
                                        "surveys", "commitments", "notices",       "consultations"};
    struct draft draft;
    struct moment now;
    struct date anchor;
    struct content *content;
    draft_init(&draft);
    draft.version = 1;
    struct js *import = demo_file(&draft, "import");
    if (!moment_parse(STR(WALK_NOW), &now) || !date_parse(js_get_str(import, "anchor"), &anchor))
        abort();
    js_free(import);
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        struct js *list = demo_file(&draft, files[f]);
        for (size_t i = 0; i < js_len(list); i++)
            demo_item(&draft, (struct js *)js_at(list, i), anchor, now.date);
        js_free(list);
    }
    if (content_open(path, &content, NULL) != ERR_OK || draft_apply_whole(&draft, content, NULL) != ERR_OK)
        abort();
    content_close(content);
    draft_release(&draft);
}

struct kiosk {
    struct model model;
    struct content *content;
    int64_t now_ms;
};

static inline void kiosk_send(struct kiosk *kiosk, struct message message)
{
    struct effects effects;
    message.now_ms = kiosk->now_ms;
    message.mono_ms = kiosk->now_ms;
    message.offset_min = WALK_OFFSET_MIN;
    update(&kiosk->model, &message, &effects);
    for (int i = 0; i < effects.n; i++)
        kiosk_send(kiosk,
                   (struct message){.type = MSG_LOADED,
                                    .load = jobs_load_answer(kiosk->content, &effects.items[i].request)});
}

static inline void kiosk_act(struct kiosk *kiosk, enum act code, int number, const char *arg)
{
    kiosk_send(kiosk, (struct message){.type = MSG_ACT, .act = {(int)code, number, str_of(arg)}});
}

static inline struct status walk_status(void)
{
    return (struct status){.paired = true,
                           .connected = true,
                           .clock_trusted = true,
                           .content_known = true,
                           .version = 41,
                           .items = 346,
                           .issued_s = at(WALK_NOW) - 3 * 86400,
                           .applied_s = at(WALK_NOW) - 2 * 86400,
                           .contact_s = at(WALK_NOW) - 60,
                           .hub = "https://torget.kvarnby.example:8443",
                           .channel = "main",
                           .place = "place/kvarnby-bibliotek",
                           .storage_free_bytes = 4000000000};
}

/* At rest, in that language. */
static inline void kiosk_begin(struct kiosk *kiosk, const char *lang)
{
    struct status status = walk_status();
    kiosk->now_ms = at(WALK_NOW) * 1000;
    model_init(&kiosk->model, &walk_site, kiosk->now_ms, kiosk->now_ms);
    kiosk_send(kiosk, (struct message){.type = MSG_STATUS, .status = &status});
    kiosk_send(kiosk, (struct message){.type = MSG_LANGUAGE, .text = str_of(lang)});
}

#endif
