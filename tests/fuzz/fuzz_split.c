// SPDX-License-Identifier: GPL-3.0-or-later
/* The cutter of item files against the JSON parser: what the parser takes as an array of objects (or one
 * object) is cut into just these, at the right lines; nothing is read outside the bytes. */
#include <stdlib.h>
#include <string.h>

#include "base/js.h"
#include "exchange/split.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_items(const struct js *root)
{
    if (js_type(root) == JS_OBJECT)
        return true;
    for (size_t i = 0; i < js_len(root); i++)
        if (js_type(js_at(root, i)) != JS_OBJECT)
            return false;
    return js_type(root) == JS_ARRAY;
}

static void compare(const struct js *root, struct str bytes)
{
    struct split split;
    struct split_element element = {0};
    size_t n = 0;
    split_init(&split, bytes);
    for (; split_next(&split, &element) == ERR_OK; n++) {
        struct js *one;
        if (js_parse(element.bytes, 1 << 20, 40, &one, NULL) != ERR_OK)
            __builtin_trap();
        if (!js_equal(one, js_type(root) == JS_ARRAY ? js_at(root, n) : root))
            __builtin_trap();
        js_free(one);
    }
    if (split.reason || n != (js_type(root) == JS_ARRAY ? js_len(root) : 1))
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *copy = malloc(size ? size : 1); /* just as long, so that the sanitizer sees a step too far */
    struct js *root = NULL;
    if (!copy)
        abort();
    memcpy(copy, data, size);
    struct str bytes = {copy, size};
    if (js_parse(bytes, 1 << 20, 40, &root, NULL) == ERR_OK && is_items(root)) {
        compare(root, bytes);
    } else {
        struct split split;
        struct split_element element = {0};
        split_init(&split, bytes);
        for (size_t n = 0; split_next(&split, &element) == ERR_OK; n++)
            if (n > size || element.bytes.ptr < copy || element.bytes.ptr + element.bytes.len > copy + size)
                __builtin_trap();
    }
    js_free(root);
    free(copy);
    return 0;
}
