// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/split.h"

#include "exchange/split_object.h"

void split_init(struct split *split, struct str bytes)
{
    *split = (struct split){.bytes = bytes, .line = 1};
    if (str_starts(bytes, "\xef\xbb\xbf"))
        split->at = 3;
}

static void skip_space(struct split *split)
{
    for (; split->at < split->bytes.len; split->at++) {
        char c = split->bytes.ptr[split->at];
        if (c == '\n')
            split->line++;
        else if (c != ' ' && c != '\t' && c != '\r')
            return;
    }
}

static int peek(const struct split *split)
{
    return split->at < split->bytes.len ? (unsigned char)split->bytes.ptr[split->at] : -1;
}

static enum err fail(struct split *split, const char *reason)
{
    split->reason = reason;
    split->ended = true;
    return ERR_SYNTAX;
}

/* Past the end of the string that begins here. */
static void skip_string(struct split *split)
{
    for (split->at++; split->at < split->bytes.len; split->at++) {
        char c = split->bytes.ptr[split->at];
        if (c == '\\' && split->at + 1 < split->bytes.len)
            split->at++;
        else if (c == '"' || c == '\n') /* no string goes past its line: better to find the fault here */
            break;
    }
    if (peek(split) == '"')
        split->at++;
}

/* Past the value that begins here: to the comma or bracket that closes it at this level. */
static void skip_value(struct split *split)
{
    int depth = 0;
    while (split->at < split->bytes.len) {
        char c = split->bytes.ptr[split->at];
        if (c == '"') {
            skip_string(split);
            continue;
        }
        if (depth == 0 && (c == ',' || c == ']' || c == '}'))
            return;
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        split->line += c == '\n';
        split->at++;
        if (depth == 0 && (c == '}' || c == ']'))
            return;
    }
}

static enum err element(struct split *split, struct split_element *ret_element)
{
    size_t from = split->at;
    int line = split->line;
    if (peek(split) != '{')
        return fail(split, "an item, that is \"{\", is expected here");
    skip_value(split);
    ret_element->bytes = str_sub(split->bytes, from, split->at);
    ret_element->line = line;
    ret_element->index += split->is_array && split->begun;
    split->begun = true;
    return ERR_OK;
}

static enum err end(struct split *split)
{
    skip_space(split);
    if (split->at < split->bytes.len)
        return fail(split, "nothing may follow the end of the items");
    split->ended = true;
    return ERR_NOT_FOUND;
}

static enum err next_in_array(struct split *split, struct split_element *ret_element)
{
    int c = peek(split);
    if (c == ']') {
        split->at++;
        return end(split);
    }
    if (split->begun && c != ',')
        return fail(split, c < 0 ? "the file ends in the middle of the items"
                                 : "a comma is missing between two items");
    if (split->begun) {
        split->at++;
        skip_space(split);
    }
    return element(split, ret_element);
}

enum err split_next(struct split *split, struct split_element *ret_element)
{
    if (split->ended)
        return ERR_NOT_FOUND;
    skip_space(split);
    if (!split->begun && !split->is_array && peek(split) == '[') {
        split->is_array = true;
        split->at++;
        skip_space(split);
    }
    if (split->is_array)
        return next_in_array(split, ret_element);
    return split->begun ? end(split) : element(split, ret_element);
}

static enum err member_name(struct split *split, struct str *ret_name)
{
    size_t from = split->at + 1;
    if (peek(split) != '"')
        return fail(split, "a member's name is expected here");
    skip_string(split);
    *ret_name = str_sub(split->bytes, from, split->at ? split->at - 1 : 0);
    skip_space(split);
    if (peek(split) != ':')
        return fail(split, "a colon is missing behind a member's name");
    split->at++;
    skip_space(split);
    return ERR_OK;
}

enum err split_object_next(struct split *split, struct split_member *ret_member)
{
    enum err err;
    if (split->ended)
        return ERR_NOT_FOUND;
    skip_space(split);
    if (!split->begun && peek(split) != '{')
        return fail(split, "an object, that is \"{\", is expected here");
    if (peek(split) == '}') {
        split->at++;
        return end(split);
    }
    if (split->begun && peek(split) != ',')
        return fail(split, "a comma is missing between two members");
    split->begun = true;
    split->at++;
    skip_space(split);
    if (ret_member->name.len == 0 && peek(split) == '}') {
        split->at++;
        return end(split);
    }
    err = member_name(split, &ret_member->name);
    if (err != ERR_OK)
        return err;
    size_t from = split->at;
    ret_member->line = split->line;
    skip_value(split);
    ret_member->value = str_trim(str_sub(split->bytes, from, split->at));
    return ERR_OK;
}
