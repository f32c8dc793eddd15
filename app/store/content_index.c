// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_index.h"

#include <stdlib.h>
#include <string.h>

#include "store/content_texts.h"
#include "store/content_words.h"
#include "text/fold.h"

enum { WORDS_MAX = 512 * 1024, TAGS_MAX = 64, STALE_SPARE = 1000 };

struct content_index {
    struct content *content;
    int64_t documents;
    struct arena arena;
    struct buf title, text;
    struct words_seen *seen;
    struct str tags[TAGS_MAX]; /* of languages, by number; copies in tags_arena */
    int n_tags;
    struct arena tags_arena;
};

struct content_index *index_begin(struct content *content, int64_t documents)
{
    struct content_index *index = calloc(1, sizeof *index);
    if (!index)
        abort();
    index->content = content;
    index->documents = documents;
    arena_init(&index->arena);
    arena_init(&index->tags_arena);
    buf_init(&index->title, WORDS_MAX);
    buf_init(&index->text, WORDS_MAX);
    index->seen = words_begin();
    return index;
}

int64_t index_end(struct content_index *index)
{
    int64_t documents = index->documents;
    buf_release(&index->title);
    buf_release(&index->text);
    words_end(index->seen);
    arena_release(&index->tags_arena);
    arena_release(&index->arena);
    free(index);
    return documents;
}

struct arena *index_arena(struct content_index *index)
{
    arena_reset(&index->arena);
    return &index->arena;
}

int64_t index_next(struct content_index *index)
{
    return ++index->documents;
}

static enum err find_number(struct content *content, struct str tag, int64_t *ret_no)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, LANGUAGE_FIND);
    db_bind_str(stmt, 1, tag);
    enum err err = db_one(content->db, stmt);
    if (err == ERR_OK) {
        *ret_no = db_int(stmt, 0);
        db_reset(stmt);
    }
    return err;
}

static enum err number_of(struct content *content, struct str tag, int64_t *ret_no)
{
    enum err err = find_number(content, tag, ret_no);
    if (err != ERR_NOT_FOUND)
        return err;
    struct sqlite3_stmt *stmt = db_stmt(content->db, LANGUAGE_ADD);
    db_bind_str(stmt, 1, tag);
    err = db_run(content->db, stmt);
    return err == ERR_OK ? find_number(content, tag, ret_no) : err;
}

/* Those past what a row number can hold share the last one. */
static enum err language(struct content_index *index, struct str tag, int64_t *ret_no)
{
    for (int i = 0; i < TAGS_MAX; i++)
        if (index->tags[i].len && str_eq(index->tags[i], tag)) {
            *ret_no = i;
            return ERR_OK;
        }
    int64_t no;
    enum err err = number_of(index->content, tag, &no);
    if (err != ERR_OK)
        return err;
    *ret_no = no < DOC_LANG_MASK ? no : DOC_LANG_MASK;
    if (no < DOC_LANG_MASK)
        index->tags[no] = arena_str(&index->tags_arena, tag);
    return ERR_OK;
}

static void add_words(struct buf *buf, struct str text)
{
    if (buf->len)
        buf_char(buf, ' ');
    fold_text(text, buf);
}

static void add_text(void *ctx, enum text_part part, struct str text)
{
    struct content_index *index = ctx;
    add_words(part == PART_TITLE ? &index->title : &index->text, text);
}

static enum err insert_words(struct content_index *index, enum content_statement statement, int64_t row,
                             const struct buf *words)
{
    struct db *db = index->content->db;
    if (!words->len)
        return ERR_OK;
    struct sqlite3_stmt *stmt = db_stmt(db, statement);
    db_bind_int(stmt, 1, row);
    db_bind_str(stmt, 2, buf_view(words));
    return db_run(db, stmt);
}

static enum err insert(struct content_index *index, int64_t row)
{
    enum err err = insert_words(index, TITLE_ADD, row, &index->title);
    return err == ERR_OK ? insert_words(index, TEXT_ADD, row, &index->text) : err;
}

static void clear(struct content_index *index)
{
    buf_clear(&index->title);
    buf_clear(&index->text);
}

static void see_words(struct content_index *index, int64_t language)
{
    words_add(index->seen, buf_view(&index->title), WORD_IN_TITLE, language);
    words_add(index->seen, buf_view(&index->text), WORD_IN_TEXT, language);
}

static enum err add_language(struct content_index *index, const struct item *item, int64_t doc,
                             struct str tag)
{
    int64_t no;
    enum err err = language(index, tag, &no);
    if (err != ERR_OK)
        return err;
    clear(index);
    texts_visit(item, tag, add_text, index);
    see_words(index, no);
    return insert(index, doc << DOC_SHIFT | (int64_t)item->kind << DOC_KIND_SHIFT | no);
}

struct tags {
    struct str items[DOC_LANG_MASK];
    int n;
};

static void add_tag(struct tags *tags, struct str tag)
{
    for (int i = 0; i < tags->n; i++)
        if (str_eq(tags->items[i], tag))
            return;
    if (tags->n < DOC_LANG_MASK)
        tags->items[tags->n++] = tag;
}

static void add_tags(struct tags *tags, const struct text_map *map)
{
    for (int i = 0; i < map->n; i++)
        add_tag(tags, map->entries[i].tag);
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* FTS5 takes rows in ascending order without writing out what it holds. */
static enum err sort_tags(struct content_index *index, struct tags *tags)
{
    int64_t order[DOC_LANG_MASK];
    struct str items[DOC_LANG_MASK];
    enum err err = ERR_OK;
    for (int i = 0; i < tags->n && err == ERR_OK; i++) {
        err = language(index, tags->items[i], &order[i]);
        order[i] = order[i] << 8 | i;
    }
    if (err != ERR_OK)
        return err;
    qsort(order, (size_t)tags->n, sizeof *order, by_number);
    memcpy(items, tags->items, sizeof items);
    int n = 0;
    for (int i = 0; i < tags->n; i++)
        if (i == 0 || order[i] >> 8 != order[i - 1] >> 8)
            tags->items[n++] = items[order[i] & 0xff];
    tags->n = n;
    return ERR_OK;
}

enum err index_add(struct content_index *index, const struct item *item, int64_t doc)
{
    struct tags tags = {.n = 0};
    add_tags(&tags, &item->title);
    add_tags(&tags, &item->summary);
    add_tags(&tags, &item->body);
    for (int i = 0; item->kind == KIND_TERM && i < item->term.n_synonyms; i++)
        add_tag(&tags, item->term.synonyms[i].tag);
    enum err err = sort_tags(index, &tags);
    for (int i = 0; i < tags.n && err == ERR_OK; i++)
        err = add_language(index, item, doc, tags.items[i]);
    return err;
}

bool index_is_stale(const struct content_index *index, int64_t items)
{
    return index->documents > 2 * items + STALE_SPARE;
}

void index_restart(struct content_index *index)
{
    index->documents = 0;
    words_end(index->seen);
    index->seen = words_begin();
}

enum err index_write_words(struct content_index *index)
{
    return words_write(index->content, index->seen);
}

struct db *index_db(const struct content_index *index)
{
    return index->content->db;
}

enum err index_documents(struct content *content, int64_t *ret_documents)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, INFO_GET);
    enum err err = db_one(content->db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_documents = db_int(stmt, 5);
    db_reset(stmt);
    return ERR_OK;
}
