using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.LanguageServer.Diagnostics;

/// <summary>By what findings are shown otherwise than underlined. The slug of a check names its fault in the field's terms.</summary>
internal static class DiagnosticTags
{
    private const int Unnecessary = 1;
    private const int Deprecated = 2;

    private static readonly ImmutableArray<(string Word, int Tag)> Words =
    [
        ("unused", Unnecessary), ("useless", Unnecessary), ("redundant", Unnecessary), ("unreachable", Unnecessary), ("superfluous", Unnecessary), ("needless", Unnecessary), ("unnecessary", Unnecessary),
        ("deprecated", Deprecated), ("obsolete", Deprecated),
    ];

    /// <summary>The tags of a check's findings; null where they have none.</summary>
    public static int[]? Find(CheckDescriptor check)
    {
        var first = check.Slug.Split('-')[0];
        return Words.Where(word => word.Word == first).Select(static word => new[] { word.Tag }).FirstOrDefault();
    }
}
