namespace A11.Core.Reports;

/// <summary>The forms in which findings can be written, as <c>--format</c> names them in lower case.</summary>
public enum ReportFormat
{
    /// <summary>For people: the finding, its line and a mark under it.</summary>
    Text,

    /// <summary>A11's own JSON document, versioned.</summary>
    Json,

    /// <summary>SARIF 2.1.0 (OASIS), for code scanning and editors.</summary>
    Sarif,

    /// <summary>Workflow commands that GitHub Actions shows as annotations.</summary>
    GitHub,

    /// <summary>Logging commands that Azure Pipelines shows as issues.</summary>
    Azure,

    /// <summary>JUnit XML, for servers that only know test results.</summary>
    JUnit,

    /// <summary>One page that needs nothing else.</summary>
    Html,

    /// <summary>Lines in MSBuild's canonical form.</summary>
    MSBuild,

    /// <summary>Markdown for job summaries and comments on pull requests.</summary>
    Markdown,

    /// <summary>GitLab's Code Quality report.</summary>
    GitLab,

    /// <summary>SARIF 2.1.0 for GitHub's code scanning: only what counts.</summary>
    CodeScanning,
}
