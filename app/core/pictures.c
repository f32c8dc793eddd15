// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pictures.h"

#include <string.h>

#include "base/picture.h"
#include "core/parse.h"

bool picture_name_ok(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!((name.ptr[i] >= '0' && name.ptr[i] <= '9') || (name.ptr[i] >= 'a' && name.ptr[i] <= 'f')))
            return false;
    return name.len == PICTURE_NAME_LEN;
}

static bool take(const struct js *picture, struct picture_file *file)
{
    struct str name = js_get_str(picture, "sha256");
    int64_t bytes = js_get_int(picture, "bytes");
    if (!picture_name_ok(name) || bytes < 1 || bytes > PICTURE_BYTES_MAX)
        return false;
    memcpy(file->name, name.ptr, name.len);
    file->name[name.len] = 0;
    file->bytes = (int)bytes;
    return true;
}

/* Most items have no pictures: those are not parsed. */
int item_picture_files(struct str json, struct picture_file ret_files[ITEM_PICTURES_MAX])
{
    struct js *item;
    int n = 0;
    if (!str_contains(json, STR("\"pictures\":[{")) ||
        js_parse(json, ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &item, NULL) != ERR_OK)
        return 0;
    const struct js *pictures = js_get(item, "pictures");
    for (size_t i = 0; i < js_len(pictures) && n < ITEM_PICTURES_MAX; i++)
        n += take(js_at(pictures, i), &ret_files[n]);
    js_free(item);
    return n;
}
