using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace A11.Agents.Sandboxes;

/// <summary>The accounts that a sandbox shows: root, the user and nobody (passwd(5), group(5)). Who else has one on this machine is nobody's business.</summary>
[SupportedOSPlatform("linux")]
internal static partial class Accounts
{
    /// <summary>Writes both files.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="home">The user's home in the sandbox.</param>
    /// <returns>Their absolute paths.</returns>
    public static (string Users, string Groups) Write(string directory, string home)
    {
        var (users, groups) = (Path.Combine(directory, "passwd"), Path.Combine(directory, "group"));
        var (user, group) = (UserId(), GroupId());
        var name = Environment.UserName is { Length: > 0 } own && own.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') ? own : "user";
        File.WriteAllText(users, (user == 0 ? "" : "root:x:0:0:root:/root:/bin/sh\n") + $"{(user == 0 ? "root" : name)}:x:{user}:{group}::{home}:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n");
        File.WriteAllText(groups, (group == 0 ? "" : "root:x:0:\n") + $"{(group == 0 ? "root" : name)}:x:{group}:\nnogroup:x:65534:\n");
        return (users, groups);
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial uint GroupId();
}
