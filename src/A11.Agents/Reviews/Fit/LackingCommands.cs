using A11.Agents.Acceptance.Commands;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Agents.Reviews.Fit;

/// <summary>Finds commands that need what the repository certainly lacks: a script, a target, a manifest of their language.</summary>
internal static class LackingCommands
{
    /// <summary>Directories that builds and package managers make.</summary>
    private static readonly string[] OutputDirectories = ["dist", "build", "out", "target", "bin", "obj", "node_modules", "vendor", "publish", "coverage", "artifacts", "tmp", "temp", "site", "public", "_site"];

    /// <summary>Endings of scripts that people write; what has none may be a program that was built.</summary>
    private static readonly string[] ScriptExtensions = [".sh", ".bash", ".py", ".ps1", ".js", ".mjs", ".cjs", ".ts", ".rb", ".pl", ".php"];

    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj", ".sln", ".slnx", ".slnf", ".proj"];

    /// <summary>Commands that do nothing but fail without a manifest, and the manifests (each tool's documentation).</summary>
    private static readonly (string Program, string[] Commands, string[] Manifests)[] Needs =
    [
        ("npm", ["ci", "test", "run"], ["package.json"]),
        ("cargo", ["build", "test", "check", "clippy", "fmt", "run", "bench"], ["Cargo.toml"]),
        ("go", ["build", "test", "vet", "generate"], ["go.mod", "go.work"]),
        ("dotnet", ["build", "test", "restore", "publish", "pack", "format"], [.. ProjectExtensions]),
        ("mvn", ["compile", "test", "package", "verify", "install", "deploy"], ["pom.xml"]),
        ("gradle", ["build", "test", "check", "assemble"], ["build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"]),
        ("poetry", ["install", "run", "build"], ["pyproject.toml"]),
        ("uv", ["sync", "lock"], ["pyproject.toml"]),
        ("composer", ["install", "validate"], ["composer.json"]),
        ("bundle", ["install"], ["Gemfile", "gems.rb"]),
    ];

    public static IEnumerable<Diagnostic> FindInWorkflow(WorkflowFile workflow, string path, SourceText text, IFileSource files)
    {
        var repository = new RepositoryText(files);
        var collector = new CallCollector(repository);
        new WorkflowCalls(repository, collector).Collect(workflow);
        return collector.Calls.Where(call => !call.Site.IsDefined && call.Site.Job is { } job && !BringsFiles(job)).Select(call => Judge(call, path, text, files)).OfType<Diagnostic>();
    }

    public static IEnumerable<Diagnostic> FindInMakefile(string path, SourceText text, IFileSource files)
    {
        var repository = new RepositoryText(files);
        var collector = new CallCollector(repository);
        foreach (var definition in new MakeTargets(repository).All(path))
        {
            collector.Collect(definition.Script, new CallSite().Into(definition));
        }

        return collector.Calls.Where(call => call.Site.Definitions.Length == 1).Select(call => Judge(call, path, text, files)).OfType<Diagnostic>();
    }

    /// <summary>Whether a job gets files from elsewhere, so that what is in its directory is not known.</summary>
    public static bool BringsFiles(WorkflowJob job) => job.Steps.Any(step => step.Reference is { } action
        && (action.Repository is "actions/download-artifact" or "actions/cache" or "actions/cache/restore" || (action.Repository == "actions/checkout" && (step.FindInput("repository") ?? step.FindInput("path") ?? step.FindInput("ref")) is not null)));

    /// <summary>Whether a path lies where builds write.</summary>
    public static bool IsOutput(string path) => path.Split('/').Any(part => OutputDirectories.Contains(part) || part.StartsWith('.') && part is not ("." or ".." or ".github"));

    private static Diagnostic? Judge(CommandCall call, string path, SourceText text, IFileSource files)
    {
        // What an expression or a variable filled in is not in the text, and not certain either.
        var at = call.Line is null || call.Site.Obstacle is not null ? -1 : text.Content.IndexOf(call.Text, StringComparison.Ordinal);
        return at >= 0 && FindProblem(call, text, files) is { } problem ? Observation.Refuse(path, text, new TextSpan(at, call.Text.Length), $"“{call.Text}” fails: {problem}. Use what the repository has.") : null;
    }

    private static string? FindProblem(CommandCall call, SourceText text, IFileSource files)
    {
        var line = call.Line!;
        if (call.IsLacking && (NeedsScript(line) || NeedsFile(line, text)))
        {
            return call.Unread;
        }

        if (line.Operands.Select(operand => operand.Value).FirstOrDefault(value => line.Program == "dotnet" && IsMissingProject(value, call.Site.Directory, files)) is { } project)
        {
            return $"{project} is not in the repository";
        }

        var need = Needs.FirstOrDefault(need => need.Program == line.Program && line.Operands is [(_, var command), ..] && need.Commands.Contains(command));
        return need.Program is null || line.HasOption(["--help", "--version", "-g", "--global", "--prefix", "--manifest-path", "-C", "-f"]) || files.Paths.Any(file => need.Manifests.Any(manifest => file.EndsWith(manifest, StringComparison.OrdinalIgnoreCase)))
            || text.Content.Contains(need.Manifests[0], StringComparison.Ordinal) || MakesProject(text, need.Program) ? null
            : $"the repository has no {need.Manifests[0]}";
    }

    /// <summary>Whether the file makes a project by the same program: <c>npm init</c>, <c>dotnet new</c>, or fetches one.</summary>
    private static bool MakesProject(SourceText text, string program) =>
        text.Content.Contains("git clone", StringComparison.Ordinal) || text.Content.Contains($"{program} init", StringComparison.Ordinal) || text.Content.Contains($"{program} new", StringComparison.Ordinal) || text.Content.Contains($"{program} create", StringComparison.Ordinal);

    private static bool NeedsScript(CommandLine line) => !line.HasOption(["--if-present"]) && line.Program switch
    {
        "npm" or "pnpm" => line.Operands is [(_, "run" or "run-script"), _, ..] or [(_, "test"), ..],
        "make" or "gmake" => line.Operands.All(operand => operand.Value.AsSpan().IndexOfAny("./%") < 0),
        "just" or "task" => true,
        _ => false,
    };

    /// <summary>Whether a command runs a script that stands nowhere else in the text, so that nothing there makes or fetches it.</summary>
    private static bool NeedsFile(CommandLine line, SourceText text)
    {
        var script = line.Words.FirstOrDefault(word => ScriptExtensions.Contains(Path.GetExtension(word))) ?? "";
        var name = script[(script.LastIndexOf('/') + 1)..];
        return script.Length > 0 && !script.StartsWith('/') && !script.StartsWith('~') && script.AsSpan().IndexOfAny("$*{") < 0 && !IsOutput(script)
            && text.Content.IndexOf(name, StringComparison.Ordinal) == text.Content.LastIndexOf(name, StringComparison.Ordinal);
    }

    private static bool IsMissingProject(string value, string directory, IFileSource files) =>
        ProjectExtensions.Contains(Path.GetExtension(value)) && value.AsSpan().IndexOfAny("$*{") < 0 && RepositoryPath.Resolve(directory, value) is { } path && !files.Exists(path) && !files.Exists(value);
}
