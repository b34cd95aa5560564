namespace A11.Core.GitHub.Model;

/// <summary>A kind of files that GitHub reads.</summary>
public enum GitHubFileKind
{
    /// <summary><c>.github/dependabot.yml</c>.</summary>
    Dependabot,

    /// <summary>A file of <c>.github/ISSUE_TEMPLATE</c>.</summary>
    IssueForm,

    /// <summary><c>.github/ISSUE_TEMPLATE/config.yml</c>.</summary>
    IssueChooser,

    /// <summary><c>.github/FUNDING.yml</c>.</summary>
    Funding,

    /// <summary><c>CODEOWNERS</c>.</summary>
    CodeOwners,
}
