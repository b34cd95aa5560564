namespace A11.LanguageServer.Protocol;

/// <summary>The text for a place.</summary>
internal sealed record Hover(MarkupContent Contents, DocumentRange? Range);

/// <summary>A text for people.</summary>
internal sealed record MarkupContent(string Kind, string Value)
{
    /// <summary>A text in Markdown.</summary>
    public static MarkupContent Markdown(string text) => new("markdown", text);
}

/// <summary>A list of completions.</summary>
internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

/// <summary>A text that can be put in.</summary>
internal sealed record CompletionItem(string Label)
{
    /// <summary>What it is.</summary>
    public int? Kind { get; init; }

    /// <summary>What is known of it, on one line.</summary>
    public string? Detail { get; init; }

    /// <summary>What it is sorted by.</summary>
    public string? SortText { get; init; }

    /// <summary>What it does.</summary>
    public ProtocolTextEdit? TextEdit { get; init; }
}

/// <summary>A part of a document's outline.</summary>
internal sealed record DocumentSymbol(string Name, int Kind, DocumentRange Range, DocumentRange SelectionRange)
{
    /// <summary>What is known of it, on one line.</summary>
    public string? Detail { get; init; }

    /// <summary>Its parts.</summary>
    public DocumentSymbol[]? Children { get; init; }
}

/// <summary>Lines that can be folded.</summary>
internal sealed record FoldingRange(int StartLine, int EndLine);
