// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacks piece by piece: never more in memory than one line, zstd's window and one piece.
#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/hex.h"
#include "base/js.h"
#include "release/line.h"
#include "trust/hash.h"

struct reader {
    struct release_head head;
    bool has_head;
    int64_t items, unpacked;
    struct buf line, last;
    release_each each;
    void *ctx;
};

static bool read_number(const struct js *object, const char *name, int64_t least, int64_t *ret_value)
{
    const struct js *value = js_get(object, name);
    if (js_type(value) != JS_INT || js_int(value) < least)
        return false;
    *ret_value = js_int(value);
    return true;
}

static bool read_hash(const struct js *object, const char *name, unsigned char ret_hash[HASH_BYTES])
{
    return hex_read(js_get_str(object, name), ret_hash, HASH_BYTES);
}

static enum err head_of_js(const struct js *object, struct release_head *ret_head)
{
    struct release_head head = {0};
    struct str what = js_get_str(object, "torget");
    bool delta = str_is(what, "delta");
    if ((!delta && !str_is(what, "content")) || js_len(object) != (delta ? 6 : 4) ||
        !read_number(object, "version", 1, &head.version) || !read_number(object, "items", 0, &head.items) ||
        !read_hash(object, "root_hash", head.root_hash))
        return ERR_SYNTAX;
    if (delta && (!read_number(object, "from", 1, &head.from) ||
                  !read_hash(object, "from_root_hash", head.from_root_hash)))
        return ERR_SYNTAX;
    if (head.from >= head.version)
        return ERR_INVALID;
    if (head.items > RELEASE_ITEMS_MAX)
        return ERR_LIMIT;
    *ret_head = head;
    return ERR_OK;
}

static enum err take_head(struct reader *reader, struct str line)
{
    struct js *object;
    if (js_parse(line, 1024, 2, &object, NULL) != ERR_OK)
        return ERR_SYNTAX;
    enum err err = head_of_js(object, &reader->head);
    js_free(object);
    reader->has_head = err == ERR_OK;
    return err;
}

static enum err take_item(struct reader *reader, struct str line)
{
    struct release_item item = {.bytes = line};
    if (!line_id(line, &item.id))
        return ERR_SYNTAX;
    if (++reader->items > reader->head.items ||
        (reader->last.len && str_cmp(buf_view(&reader->last), item.id) >= 0))
        return ERR_INVALID;
    buf_clear(&reader->last);
    buf_str(&reader->last, item.id);
    if (line_withdraws(line, item.id)) {
        if (reader->head.from == 0)
            return ERR_INVALID;
        item.bytes = (struct str){NULL, 0};
    } else {
        sha256(line, item.hash);
    }
    return reader->each(reader->ctx, &item);
}

static enum err take_line(struct reader *reader)
{
    struct str line = buf_view(&reader->line);
    enum err err = reader->has_head ? take_item(reader, line) : take_head(reader, line);
    buf_clear(&reader->line);
    return err;
}

static enum err take_piece(struct reader *reader, struct str piece)
{
    reader->unpacked += (int64_t)piece.len;
    if (reader->unpacked > RELEASE_MAX_BYTES)
        return ERR_LIMIT;
    for (size_t at = 0; at < piece.len;) {
        size_t end = str_find(piece, '\n', at);
        if (!buf_add(&reader->line, piece.ptr + at, end - at))
            return ERR_LIMIT;
        at = end;
        if (end < piece.len) {
            enum err err = take_line(reader);
            if (err != ERR_OK)
                return err;
            at++;
        }
    }
    return ERR_OK;
}

static enum err of_zstd(size_t code)
{
    return ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge ? ERR_LIMIT : ERR_SYNTAX;
}

static enum err unpack(ZSTD_DCtx *zstd, struct str packed, struct reader *reader)
{
    static const size_t piece_size = 64 << 10;
    char *piece = malloc(piece_size);
    if (!piece)
        abort();
    ZSTD_inBuffer input = {packed.ptr, packed.len, 0};
    enum err err = ERR_OK;
    size_t left = 1;
    while (err == ERR_OK && left != 0) {
        ZSTD_outBuffer output = {piece, piece_size, 0};
        size_t before = input.pos;
        left = ZSTD_decompressStream(zstd, &output, &input);
        if (ZSTD_isError(left))
            err = of_zstd(left);
        else if (left != 0 && output.pos == 0 && input.pos == before)
            err = ERR_SYNTAX; /* cut off */
        else
            err = take_piece(reader, (struct str){piece, output.pos});
    }
    free(piece);
    return err == ERR_OK && input.pos != input.size ? ERR_SYNTAX : err; /* something behind the end */
}

static enum err check_end(const struct reader *reader)
{
    if (!reader->has_head || reader->line.len > 0)
        return ERR_SYNTAX;
    return reader->items == reader->head.items ? ERR_OK : ERR_INVALID;
}

enum err release_read(struct str packed, struct release_head *ret_head, release_each each, void *ctx)
{
    struct reader reader = {.each = each, .ctx = ctx};
    ZSTD_DCtx *zstd = ZSTD_createDCtx();
    if (!zstd)
        abort();
    ZSTD_DCtx_setParameter(zstd, ZSTD_d_windowLogMax, RELEASE_WINDOW_LOG);
    buf_init(&reader.line, RELEASE_LINE_MAX);
    buf_init(&reader.last, RELEASE_ID_MAX + 1);
    enum err err = unpack(zstd, packed, &reader);
    if (err == ERR_OK)
        err = check_end(&reader);
    if (err == ERR_OK)
        *ret_head = reader.head;
    buf_release(&reader.line);
    buf_release(&reader.last);
    ZSTD_freeDCtx(zstd);
    return err;
}
