using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.GitHub.Model;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.GitHub;

/// <summary>Files that GitHub reads beside workflows are told by their place, read as GitHub does, and known to editors.</summary>
[TestClass]
public sealed class GitHubFileTests
{
    [TestMethod]
    [DataRow("CODEOWNERS", GitHubFileKind.CodeOwners)]
    [DataRow("docs/CODEOWNERS", GitHubFileKind.CodeOwners)]
    [DataRow(".github/CODEOWNERS", GitHubFileKind.CodeOwners)]
    [DataRow("template/.github/CODEOWNERS", GitHubFileKind.CodeOwners)]
    [DataRow("src/CODEOWNERS", null)]
    [DataRow("x.github/CODEOWNERS", null)]
    [DataRow(".github/dependabot.yml", GitHubFileKind.Dependabot)]
    [DataRow(".github/dependabot.yaml", GitHubFileKind.Dependabot)]
    [DataRow("template/.github/dependabot.yml", GitHubFileKind.Dependabot)]
    [DataRow("dependabot.yml", null)]
    [DataRow(".github/FUNDING.yml", GitHubFileKind.Funding)]
    [DataRow(".github/FUNDING.yaml", null)]
    [DataRow(".github/ISSUE_TEMPLATE/config.yml", GitHubFileKind.IssueChooser)]
    [DataRow(".github/ISSUE_TEMPLATE/bug.yml", GitHubFileKind.IssueForm)]
    [DataRow(".github/ISSUE_TEMPLATE/bug.yaml", GitHubFileKind.IssueForm)]
    [DataRow(".github/ISSUE_TEMPLATE/bug.md", null)]
    [DataRow("ISSUE_TEMPLATE/bug.yml", null)]
    [DataRow(".github/config.yml", null)]
    public void A_file_is_told_by_its_place(string path, GitHubFileKind? expected) => Assert.AreEqual(expected, GitHubFile.KindOf(path));

    [TestMethod]
    public void The_lines_of_owners_are_read_with_their_comments()
    {
        const string text = "# one\n\na @x @y # two\n  \nb\\ c\t@z\nd\\\n# three\n#four";
        var file = CodeOwnersFile.Parse(new SourceText(text));
        Assert.AreEqual(
            "3: a [@x @y]|5: b\\ c [@z]|6: d\\ []",
            string.Join('|', file.Lines.Select(line => $"{line.Number}: {file.Text[line.Pattern]} [{string.Join(' ', line.Owners.Select(owner => file.Text[owner].ToString()))}]")));
        Assert.AreEqual(
            "# one → a @x @y # two|# two → a @x @y # two|# three → |#four → ",
            string.Join('|', file.Comments.Select(comment => $"{file.Text[comment.Span]} → {file.Text[comment.Target]}")));
    }

    [TestMethod]
    [DataRow("a user # a11:disable AXG1004 -- GitLab reads it.\nb user\n", "2")]
    [DataRow("# a11:disable AXG1004 -- GitLab reads it.\na user\nb user\n", "3")]
    public void A_comment_of_owners_suppresses_a_finding(string text, string lines)
    {
        var files = new MemoryFileSource(new Dictionary<string, string> { ["CODEOWNERS"] = text });
        var found = TestEngine.Default.Run(files, TestEngine.Load(files), ["CODEOWNERS"]).Diagnostics.Where(static finding => finding.Rule.Id == "AXG1004");
        Assert.AreEqual(lines, string.Join(' ', found.Select(static finding => finding.Start.Line)));
    }

    [TestMethod]
    public void Updates_of_Dependabot_are_read()
    {
        var file = DependabotFile.Parse(new SourceText("""
            version: 2
            updates:
              - {package-ecosystem: npm, directory: /, schedule: {interval: weekly}}
              - {package-ecosystem: docker, directories: [/a, /b, [c]], open-pull-requests-limit: 0}
              - {directory: /x}
              - text
            """))!;
        Assert.AreEqual(
            "npm / weekly True|docker /a,/b  False",
            string.Join('|', file.Updates.Select(static update => $"{update.Ecosystem.Value} {string.Join(',', update.Directories)} {update.Interval?.Value} {update.IsUsed}")));
    }

    [TestMethod]
    [DataRow("version: 1\nupdates: []\n")]
    [DataRow("updates: []\n")]
    [DataRow("version: 2\nupdates: {}\n")]
    [DataRow("version: 2\n")]
    [DataRow("version: 2\nupdates: [\n")]
    [DataRow("- a\n")]
    [DataRow("")]
    public void What_is_no_configuration_of_Dependabot_is_not_read(string text) => Assert.IsNull(DependabotFile.Parse(new SourceText(text)));

    [TestMethod]
    [DataRow(".github/dependabot.yml", "version: 2\nupdates:\n  - package-ecosystem: npm\n    sched‸ule: {}\n", "schedule", "**schedule**")]
    [DataRow(".github/dependabot.yml", "‸", "version", null)]
    [DataRow(".github/FUNDING.yml", "git‸hub: x\n", "github", "**github**")]
    [DataRow(".github/ISSUE_TEMPLATE/bug.yml", "name: |\n  a‸\n", null, null)]
    [DataRow(".github/ISSUE_TEMPLATE/config.yml", "blank_‸issues_enabled: true\n", "blank_issues_enabled", "**blank_issues_enabled**")]
    [DataRow("CODEOWNERS", "* ‸@a\n", null, null)]
    public void Keys_are_offered_and_described_by_the_schema(string path, string marked, string? offered, string? described)
    {
        var offset = marked.IndexOf('‸', StringComparison.Ordinal);
        var view = new EditorView(TestEngine.Default, new MemoryFileSource(new Dictionary<string, string> { [path] = marked.Remove(offset, 1) }));
        var texts = view.Suggest(path, offset).Select(static suggestion => suggestion.Text.TrimEnd(' ', ':')).ToArray();
        Assert.AreEqual(offered is not null, offered is null ? texts.Length > 0 : texts.Contains(offered), string.Join(' ', texts));
        if (described is null)
        {
            Assert.IsNull(view.Describe(path, offset));
        }
        else
        {
            var whole = view.Describe(path, offset);
            Assert.AreEqual(described, whole?[..Math.Min(described.Length, whole.Length)]);
        }
    }
}
