namespace A11.LanguageServer.Protocol;

/// <summary>Parameters of <c>textDocument/publishDiagnostics</c>: all findings of a document.</summary>
internal sealed record PublishDiagnosticsParams(string Uri, int? Version, ProtocolDiagnostic[] Diagnostics);

/// <summary>A finding.</summary>
internal sealed record ProtocolDiagnostic(DocumentRange Range, string Message)
{
    /// <summary>1 error, 2 warning, 3 information.</summary>
    public int? Severity { get; init; }

    /// <summary>The check's ID.</summary>
    public string? Code { get; init; }

    /// <summary>Where the check is described.</summary>
    public CodeDescription? CodeDescription { get; init; }

    /// <summary>Who found it.</summary>
    public string? Source { get; init; }

    /// <summary>1 unnecessary, 2 deprecated.</summary>
    public int[]? Tags { get; init; }

    /// <summary>Other places that explain it.</summary>
    public RelatedInformation[]? RelatedInformation { get; init; }
}

/// <summary>Where a check is described.</summary>
internal sealed record CodeDescription(string Href);

/// <summary>A place that explains a finding.</summary>
internal sealed record RelatedInformation(Location Location, string Message);
