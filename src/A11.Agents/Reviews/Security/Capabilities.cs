namespace A11.Agents.Reviews.Security;

/// <summary>Linux capabilities as containers are given them.</summary>
internal static class Capabilities
{
    /// <summary>What a container has without being given anything (Docker's documentation, “Linux capabilities”).</summary>
    private static readonly string[] Defaults =
        ["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"];

    /// <summary>Whether it is one of those that a container has anyway, so that naming it only takes back what “drop” took.</summary>
    public static bool IsDefault(string name) => Defaults.Contains(Normalize(name));

    /// <summary>A name as all kinds of files mean it.</summary>
    public static string Normalize(string name) => Core.Containers.DangerousCapability.Normalize(name);
}
