namespace A11.Core.Containers;

/// <summary>Linux capabilities with which a container takes over its host (capabilities(7)).</summary>
public static class DangerousCapability
{
    private static readonly string[] Names = ["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "DAC_READ_SEARCH", "BPF"];

    /// <summary>A capability's name as all kinds of files mean it: in upper case, without <c>CAP_</c>.</summary>
    public static string Normalize(string name)
    {
        var upper = name.ToUpperInvariant();
        return upper.StartsWith("CAP_", StringComparison.Ordinal) ? upper[4..] : upper;
    }

    /// <summary>Whether the capability is root by another name.</summary>
    public static bool Is(string name) => Names.Contains(Normalize(name));
}
