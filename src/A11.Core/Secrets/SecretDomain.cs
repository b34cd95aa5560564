using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Secrets.Rules;

namespace A11.Core.Secrets;

/// <summary>Every kind of file that we check, the files in which programs look for variables and credentials, and all scripts.</summary>
public sealed class SecretDomain : Domain, IScriptAnalyzer
{
    /// <summary>Files in which programs look for credentials, by their documentation: npm, Yarn, pip, Twine, NuGet, curl, Docker, Maven.</summary>
    private static readonly HashSet<string> CredentialFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        ".npmrc", ".yarnrc", "pip.conf", "pip.ini", ".pypirc", "nuget.config", ".netrc", "_netrc", ".dockercfg", ".dockerconfigjson",
    };

    /// <summary>Directories of scripts and of GitHub's files, in which text of any kind serves the repository's operation.</summary>
    private static readonly string[] Directories = ["scripts", ".github"];

    /// <summary>Texts of programs there, in which a value stands in quotes.</summary>
    private static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase) { ".py", ".js", ".mjs", ".cjs", ".ts", ".rb", ".pl", ".ps1", ".psm1", ".php", ".groovy", ".tf", ".json" };

    /// <summary>Files of settings there.</summary>
    private static readonly HashSet<string> Settings = new(StringComparer.OrdinalIgnoreCase) { ".ini", ".cfg", ".conf", ".config", ".properties", ".toml", ".tfvars", ".xml" };

    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new LiteralSecrets(),
        new PasswordInUrl(),
        new PasswordInVariable(),
        new PasswordInScript(),
        new CredentialInHeader(),
        new PasswordInConnectionString(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => RepositoryPath.IsInfrastructure(path) || IsCredentialFile(path) || IsProgram(path) || IsSettings(path) || NeedsShebang(path);

    /// <inheritdoc/>
    internal override bool NeedsShebang(string path) => RepositoryPath.Extension(path).IsEmpty && !RepositoryPath.IsInfrastructure(path) && !IsCredentialFile(path);

    /// <inheritdoc/>
    public override bool IsCertain(string path) => false;

    /// <inheritdoc/>
    internal override bool ReadsAnyText => true;

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => !NeedsShebang(file.Path) || IsShellScript(file);

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis) =>
        analysis.Visit<SecretRule, SourceFile>(this, analysis.File, static (rule, file, context) => rule.Visit(file, context));

    /// <inheritdoc/>
    void IScriptAnalyzer.Analyze(EmbeddedScript script, FileAnalysis analysis)
    {
        foreach (var rule in analysis.Rules<SecretScriptRule>(this))
        {
            analysis.Context.Guard.Run(rule, (script, context: analysis.Context.Within(script.Map)), static (rule, visited) => rule.Visit(visited.script.Parse(), visited.context));
        }
    }

    /// <summary>Whether programs look for variables or credentials in the file, one in a line.</summary>
    internal static bool IsSettingsFile(string path) => IsCredentialFile(path) || IsEnvironmentFile(path);

    /// <summary>Whether the file is a program's text among the scripts.</summary>
    internal static bool IsProgram(string path) => Programs.Contains(RepositoryPath.Extension(path).ToString()) && IsInDirectory(path);

    /// <summary>Whether the file holds settings among the scripts.</summary>
    internal static bool IsSettings(string path) => Settings.Contains(RepositoryPath.Extension(path).ToString()) && IsInDirectory(path);

    private static bool IsInDirectory(string path) => Directories.Contains(RepositoryPath.Directories(path).Reverse().Skip(1).FirstOrDefault() ?? "");

    private static bool IsEnvironmentFile(string path) =>
        RepositoryPath.FileName(path) is var name && (name is ".env" || name.StartsWith(".env.", StringComparison.Ordinal) || RepositoryPath.Extension(path) is ".env");

    private static bool IsCredentialFile(string path) => CredentialFiles.Contains(RepositoryPath.FileName(path).ToString()) || path.EndsWith(".docker/config.json", StringComparison.Ordinal);

    private static bool IsShellScript(SourceFile file) =>
        file.Text.Content.StartsWith("#!", StringComparison.Ordinal) && file.Text[file.Text.GetLine(1)].TrimEnd().EndsWith("sh", StringComparison.Ordinal);
}
