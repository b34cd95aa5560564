using A11.Core.Text;

namespace A11.Agents.Acceptance;

/// <summary>Of what limits are asked for: “memory limits” are not met by one of processors.</summary>
internal static class AskedLimits
{
    /// <summary>Whether memory and processors are limited as far as a criterion names them; where it names neither, one is enough.</summary>
    public static bool Are(string what, PlacedText? memory, PlacedText? processors) =>
        what.Length == 0 ? memory is not null || processors is not null : (memory is not null || !NamesMemory(what)) && (processors is not null || !NamesProcessors(what));

    /// <summary>What is limited, in words.</summary>
    public static string Describe(string what) =>
        (NamesMemory(what), NamesProcessors(what)) switch
        {
            (true, false) => "memory",
            (false, true) => "processors",
            (true, true) => "memory and processors",
            _ => "memory or processors",
        };

    private static bool NamesMemory(string what) => what.Contains("memory", StringComparison.Ordinal);

    private static bool NamesProcessors(string what) => what.Contains("cpu", StringComparison.Ordinal);
}
