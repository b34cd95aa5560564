namespace A11.Agents.Tests;

/// <summary>Rules that are off by default and that generated files need not keep.</summary>
internal static class NotAskedFor
{
    /// <summary>Whether a rule is one: digests, which only a registry knows and which are never made up, and BuildKit's experimental form of descriptions.</summary>
    public static bool Contains(string rule) => rule is "AXD6011" or "AXD1007";
}
