using System.Buffers;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>The targets that tell make how to work (GNU make's manual, “Special Built-in Target Names”; POSIX.1-2024, “make”).</summary>
internal static class SpecialTargets
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        ".DEFAULT", ".DELETE_ON_ERROR", ".EXPORT_ALL_VARIABLES", ".IGNORE", ".INTERMEDIATE", ".LOW_RESOLUTION_TIME", ".NOTINTERMEDIATE", ".NOTPARALLEL", ".ONESHELL",
        ".PHONY", ".POSIX", ".PRECIOUS", ".SCCS_GET", ".SECONDARY", ".SECONDEXPANSION", ".SILENT", ".SUFFIXES", ".WAIT",
    };

    /// <summary>Whether a name is one of them.</summary>
    public static bool IsSpecial(string name) => Names.Contains(name);

    /// <summary>Whether a name has the form that is kept for such targets: a dot and capital letters.</summary>
    public static bool IsReserved(string name) => name is ['.', >= 'A' and <= 'Z', ..] && !name.AsSpan(1).ContainsAnyExcept(Letters);

    /// <summary>The special target that a name resembles; null where it resembles none.</summary>
    public static string? FindNearest(string name) => Spelling.Nearest(name, [.. Names]);

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_-0123456789");
}
