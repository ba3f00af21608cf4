/* Preloaded into a real command: counts its file-system calls below some folders, and makes the n-th of them fail.
 *
 * Armed by fault_arm(), or at the start by the variables FAULT_UNDER, FAULT_CALL, FAULT_AT, FAULT_KIND, FAULT_ERROR,
 * FAULT_LASTING and FAULT_LOG (number of an open file that gets a line for each call).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { PASS, KILL, FAIL, FEW, HALF, NOTHING, TORN, TORN_AND_FAIL, TORN_AND_KILL };
static const char *const kinds[] = {"pass", "kill", "fail", "few", "half", "nothing", "torn", "torn_and_fail",
                                    "torn_and_kill"};

static struct {
    char under[PATH_MAX]; /* folders, parted by colons; "" while not armed */
    char call[32];        /* the calls that count; "" for all */
    long at;              /* the call that fails, from 1 */
    enum kind kind;
    int error;
    int lasting; /* all that count from then on fail as well */
    int log;
    long seen;
} plan;

void fault_arm(const char *under, const char *call, long at, const char *kind, int error, int lasting, int log) {
    memset(&plan, 0, sizeof plan);
    snprintf(plan.call, sizeof plan.call, "%s", call);
    plan.at = at;
    for (int each = 0; each <= TORN_AND_KILL; each++)
        if (!strcmp(kinds[each], kind)) plan.kind = each;
    plan.error = error;
    plan.lasting = lasting;
    plan.log = log;
    snprintf(plan.under, sizeof plan.under, "%s", under);
}

static const char *said(const char *name) {
    const char *found = getenv(name);
    return found ? found : "";
}

__attribute__((constructor)) static void arm_by_environment(void) {
    if (*said("FAULT_UNDER"))
        fault_arm(said("FAULT_UNDER"), said("FAULT_CALL"), atol(said("FAULT_AT")), said("FAULT_KIND"),
                  atoi(said("FAULT_ERROR")), atoi(said("FAULT_LASTING")), atoi(said("FAULT_LOG")));
}

static int is_under(const char *path) {
    for (const char *each = plan.under; *each;) {
        size_t length = strcspn(each, ":");
        if (length && !strncmp(path, each, length) && (path[length] == '/' || !path[length])) return 1;
        each += length + (each[length] == ':');
    }
    return 0;
}

static void path_of(int handle, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
}

static void whole_path(int folder, const char *name, char *path) {
    if (!name || *name == '/') {
        snprintf(path, PATH_MAX, "%s", name ? name : "");
        return;
    }
    if (folder == AT_FDCWD) {
        if (syscall(SYS_getcwd, path, PATH_MAX) < 0) *path = 0;
    } else
        path_of(folder, path);
    size_t length = strlen(path);
    snprintf(path + length, PATH_MAX - length, "/%s", name);
}

/* What is to happen to this call; kills the process itself. */
static enum kind fate(const char *call, const char *path) {
    if (!*plan.under || !is_under(path)) return PASS;
    if (*plan.call && strcmp(plan.call, call)) return PASS;
    plan.seen++;
    if (plan.log > 0) {
        char line[PATH_MAX + 64];
        int length = snprintf(line, sizeof line, "%s %s\n", call, path);
        syscall(SYS_write, plan.log, line, length);
    }
    if (plan.seen != plan.at && !(plan.lasting && plan.at && plan.seen > plan.at)) return PASS;
    if (plan.kind == KILL) syscall(SYS_kill, getpid(), SIGKILL);
    return plan.kind;
}

static enum kind fate_at(const char *call, int folder, const char *name) {
    char path[PATH_MAX];
    if (!*plan.under) return PASS;
    whole_path(folder, name, path);
    return fate(call, path);
}

static enum kind fate_of(const char *call, int handle) {
    char path[PATH_MAX];
    if (!*plan.under) return PASS;
    path_of(handle, path);
    return fate(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
static int fails(enum kind kind) { return kind == FAIL || kind == TORN_AND_FAIL; }
#define FAILED (errno = plan.error, -1)

#define OPEN(name)                                                       \
    int name(const char *path, int flags, ...) {                         \
        va_list rest;                                                    \
        va_start(rest, flags);                                           \
        mode_t mode = va_arg(rest, mode_t);                              \
        va_end(rest);                                                    \
        if (fails(fate_at("open", AT_FDCWD, path))) return FAILED;       \
        return REAL(name)(path, flags, mode);                            \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                     \
    int name(int folder, const char *path, int flags, ...) {             \
        va_list rest;                                                    \
        va_start(rest, flags);                                           \
        mode_t mode = va_arg(rest, mode_t);                              \
        va_end(rest);                                                    \
        if (fails(fate_at("open", folder, path))) return FAILED;         \
        return REAL(name)(folder, path, flags, mode);                    \
    }
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int handle, const void *data, size_t size) {
    enum kind kind = fate_of("write", handle);
    ssize_t (*real)(int, const void *, size_t) = REAL(write);
    if (kind == PASS || !size) return real(handle, data, size);
    if (kind == FAIL) return FAILED;
    if (kind == NOTHING) return 0;
    size_t few = size > 100000 ? 4097 : 1; /* single bytes of a large file would take for ever */
    size_t part = kind == FEW ? few : (size + 1) / 2;
    ssize_t done = real(handle, data, part);
    if (kind == TORN) return size;
    if (kind == TORN_AND_FAIL) return FAILED;
    if (kind == TORN_AND_KILL) syscall(SYS_kill, getpid(), SIGKILL);
    return done;
}

ssize_t writev(int handle, const struct iovec *parts, int count) {
    return fails(fate_of("write", handle)) ? FAILED : REAL(writev)(handle, parts, count);
}
ssize_t pwrite64(int handle, const void *data, size_t size, off64_t at) {
    return fails(fate_of("write", handle)) ? FAILED : REAL(pwrite64)(handle, data, size, at);
}
ssize_t sendfile(int to, int from, off_t *at, size_t size) {
    return fails(fate_of("write", to)) ? FAILED : REAL(sendfile)(to, from, at, size);
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
    return fails(fate_of("write", to)) ? FAILED : REAL(sendfile64)(to, from, at, size);
}
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *into, size_t size, unsigned int flags) {
    return fails(fate_of("write", to)) ? FAILED : REAL(copy_file_range)(from, at, to, into, size, flags);
}
ssize_t read(int handle, void *data, size_t size) {
    return fails(fate_of("read", handle)) ? FAILED : REAL(read)(handle, data, size);
}
int close(int handle) {
    if (!fails(fate_of("close", handle))) return REAL(close)(handle);
    REAL(close)(handle); /* as Linux does: the file is closed all the same */
    return FAILED;
}
int fsync(int handle) { return fails(fate_of("fsync", handle)) ? FAILED : REAL(fsync)(handle); }
int fdatasync(int handle) { return fails(fate_of("fsync", handle)) ? FAILED : REAL(fdatasync)(handle); }
int fchmod(int handle, mode_t mode) { return fails(fate_of("chmod", handle)) ? FAILED : REAL(fchmod)(handle, mode); }
int chmod(const char *path, mode_t mode) {
    return fails(fate_at("chmod", AT_FDCWD, path)) ? FAILED : REAL(chmod)(path, mode);
}
int fchmodat(int folder, const char *path, mode_t mode, int flags) {
    return fails(fate_at("chmod", folder, path)) ? FAILED : REAL(fchmodat)(folder, path, mode, flags);
}
int fchown(int handle, uid_t user, gid_t group) {
    return fails(fate_of("chown", handle)) ? FAILED : REAL(fchown)(handle, user, group);
}
int ftruncate64(int handle, off64_t size) {
    return fails(fate_of("truncate", handle)) ? FAILED : REAL(ftruncate64)(handle, size);
}
int truncate64(const char *path, off64_t size) {
    return fails(fate_at("truncate", AT_FDCWD, path)) ? FAILED : REAL(truncate64)(path, size);
}
int rename(const char *old, const char *new) {
    return fails(fate_at("rename", AT_FDCWD, new)) ? FAILED : REAL(rename)(old, new);
}
int renameat(int from, const char *old, int to, const char *new) {
    return fails(fate_at("rename", to, new)) ? FAILED : REAL(renameat)(from, old, to, new);
}
int link(const char *old, const char *new) {
    return fails(fate_at("link", AT_FDCWD, new)) ? FAILED : REAL(link)(old, new);
}
int linkat(int from, const char *old, int to, const char *new, int flags) {
    return fails(fate_at("link", to, new)) ? FAILED : REAL(linkat)(from, old, to, new, flags);
}
int symlink(const char *old, const char *new) {
    return fails(fate_at("link", AT_FDCWD, new)) ? FAILED : REAL(symlink)(old, new);
}
int unlink(const char *path) { return fails(fate_at("unlink", AT_FDCWD, path)) ? FAILED : REAL(unlink)(path); }
int unlinkat(int folder, const char *path, int flags) {
    return fails(fate_at("unlink", folder, path)) ? FAILED : REAL(unlinkat)(folder, path, flags);
}
int rmdir(const char *path) { return fails(fate_at("unlink", AT_FDCWD, path)) ? FAILED : REAL(rmdir)(path); }
int mkdir(const char *path, mode_t mode) {
    return fails(fate_at("mkdir", AT_FDCWD, path)) ? FAILED : REAL(mkdir)(path, mode);
}
int access(const char *path, int mode) {
    return fails(fate_at("access", AT_FDCWD, path)) ? FAILED : REAL(access)(path, mode);
}

#define STAT(name)                                                                            \
    int name(const char *path, struct stat64 *found) {                                        \
        return fails(fate_at("stat", AT_FDCWD, path)) ? FAILED : REAL(name)(path, found);     \
    }
STAT(stat64)
STAT(lstat64)
int fstat64(int handle, struct stat64 *found) {
    return fails(fate_of("stat", handle)) ? FAILED : REAL(fstat64)(handle, found);
}
int fstatat64(int folder, const char *path, struct stat64 *found, int flags) {
    return fails(fate_at("stat", folder, path)) ? FAILED : REAL(fstatat64)(folder, path, found, flags);
}
