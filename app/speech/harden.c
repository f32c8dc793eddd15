// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/harden.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "base/sanitized.h"

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined(__arm__)
#define MACHINE AUDIT_ARCH_ARM
#endif

enum { MEMORY_BYTES = 512 << 20, FILES = 16 };

static void limit(int resource, rlim_t most)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0 || now.rlim_max < most)
        return;
    now = (struct rlimit){most, most};
    setrlimit(resource, &now);
}

void harden_limits(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGXFSZ, SIG_IGN); /* standard error may be a file: better no log than no speech */
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, FILES);
    if (!SANITIZED) {
        prctl(PR_SET_DUMPABLE, 0);
        limit(RLIMIT_AS, MEMORY_BYTES);
    }
}

#ifdef MACHINE
#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define DENY(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), REFUSE

static const struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0),
    REFUSE,
    LOAD(nr),
#ifdef __x86_64__
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), /* the x32 numbers of the same calls */
    REFUSE,
#endif
#ifdef __NR_fork
    DENY(fork),
    DENY(vfork),
#endif
    DENY(socket),
    DENY(socketpair),
    DENY(connect),
    DENY(bind),
    DENY(sendto),
    DENY(sendmsg),
    DENY(clone),
    DENY(clone3),
    DENY(execve),
    DENY(execveat),
    DENY(ptrace),
    DENY(process_vm_readv),
    DENY(process_vm_writev),
    DENY(kill),
    DENY(tgkill),
    DENY(mount),
    DENY(bpf),
    DENY(io_uring_setup),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};

bool harden_calls(void)
{
    struct sock_fprog program = {sizeof filter / sizeof filter[0], (struct sock_filter *)filter};
    return SANITIZED || (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
}
#else
bool harden_calls(void)
{
    return SANITIZED || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}
#endif
