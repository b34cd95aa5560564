namespace A11.Agents.Tests;

/// <summary>Rules that are off by default and that generated files need not keep.</summary>
internal static class NotAskedFor
{
    /// <summary>Whether a rule is one: digests, which only a registry knows and which are never made up, BuildKit's experimental form of descriptions, and optional checks of ShellCheck's.</summary>
    public static bool Contains(string rule) => rule is "AXD6011" or "AXC1007" or "AXK1007" or "AXW1012" or "AXD1007" or "AXS2310" or "AXS2311" or "AXS2312";
}
