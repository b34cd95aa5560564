namespace A11.Agents.Tests;

/// <summary>Rules that are off by default and that generated files need not keep.</summary>
internal static class NotAskedFor
{
    /// <summary>
    /// Whether a rule is one: digests, which only a registry knows and which are never made up, BuildKit's experimental form of descriptions, optional checks of ShellCheck's, variables that
    /// whoever runs make gives, and what other makes than GNU's don't understand (AXM1101 to AXM1199). Of manifests: who owns a workload, which nobody knows (AXK1025, AXK1026); keys in alphabetical
    /// order rather than that of the documentation (AXK1027); numbers of users that images bring (AXK2015, AXK2016); secrets as files where the program reads a variable (AXK2041).
    /// </summary>
    public static bool Contains(string rule) => rule.StartsWith("AXM11", StringComparison.Ordinal) || rule is "AXM1010" or "AXD6011" or "AXC1007" or "AXK1007" or "AXK1025" or "AXK1026" or "AXK1027" or "AXK2015" or "AXK2016" or "AXK2041" or "AXW1012" or "AXD1007" or "AXS2310" or "AXS2311" or "AXS2312";
}
