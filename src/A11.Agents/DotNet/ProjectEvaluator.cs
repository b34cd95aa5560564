using System.Collections;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using A11.Agents.Processes;
using A11.Agents.Secrets;
using CliWrap;
using CliWrap.Builders;

namespace A11.Agents.DotNet;

/// <summary>
/// Evaluates a repository's projects by the MSBuild of the .NET SDK, which is the only one that knows what they mean. It runs what the projects import
/// and their InitialTargets, so that it is used only where a person asked for it, and said in the output. Variables with logins are kept from it.
/// </summary>
/// <param name="root">Absolute path of the repository's root.</param>
public sealed class ProjectEvaluator(string root) : IProjectEvaluator
{
    private const string TargetsFile = "describe.targets";
    private const string ProjectFile = "describe.proj";
    private const string LogFile = "log.binlog";

    /// <summary>MSBuild's archive of imports, named after the log.</summary>
    private const string ImportsFile = "log.ProjectImports.zip";

    private const string AnswersDirectory = "answers";

    /// <summary>Up to so many projects a second process takes longer to start than it saves.</summary>
    private const int FewProjects = 8;

    /// <summary>The longest that all projects together may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <inheritdoc/>
    public async Task<EvaluatedProjects> EvaluateAsync(IReadOnlyList<string> projects, CancellationToken cancellation)
    {
        var program = ProgramPath.Find("dotnet", root) ?? throw new EvaluationException(ProgramPath.ExplainMissing("dotnet", Environment.GetEnvironmentVariable("PATH")));
        SdkPaths.RefuseThoseOf(root, projects);
        if (projects.Count == 0)
        {
            return new EvaluatedProjects([], []);
        }

        var directory = Directory.CreateTempSubdirectory("a11-evaluation-").FullName;
        try
        {
            var full = projects.Select(project => Path.Combine(root, project.Replace('/', Path.DirectorySeparatorChar))).ToArray();
            var output = await RunAsync(program, directory, full, cancellation).ConfigureAwait(false);
            var answers = EvaluationAnswers.Read(Path.Combine(directory, AnswersDirectory));
            return new EvaluatedProjects(
                [.. projects.Zip(full, (project, path) => Describe(project, path, answers, output))],
                EvaluationAnswers.ReadImports(Path.Combine(directory, ImportsFile), root));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static EvaluatedProject Describe(string project, string fullPath, ILookup<string, ProjectEvaluation> answers, string output)
    {
        var evaluations = answers[fullPath].ToImmutableArray();
        return evaluations.IsEmpty
            ? new EvaluatedProject(project, MSBuildErrors.Find(output, fullPath) ?? "MSBuild gives no answer for it.", [])
            : new EvaluatedProject(project, null, evaluations);
    }

    private async Task<string> RunAsync(string program, string directory, string[] projects, CancellationToken cancellation)
    {
        var targets = Path.Combine(directory, TargetsFile);
        var answers = Directory.CreateDirectory(Path.Combine(directory, AnswersDirectory)).FullName;
        await File.WriteAllTextAsync(targets, EvaluationQuery.TargetsText, cancellation).ConfigureAwait(false);
        var asking = Path.Combine(directory, ProjectFile);
        await File.WriteAllTextAsync(asking, EvaluationQuery.ProjectText(projects, targets), cancellation).ConfigureAwait(false);
        var output = new StringBuilder();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeLimit);
        try
        {
            _ = await Cli.Wrap(program)
                .WithArguments(
                [
                    "msbuild", asking, $"-target:{EvaluationQuery.Target}", $"-property:A11Answers={answers}", "-nologo", "-verbosity:quiet", "-noAutoResponse", "-nodeReuse:false", "-terminalLogger:off",
                    $"-binaryLogger:LogFile={Path.Combine(directory, LogFile)};ProjectImports=ZipFile",
                    .. projects.Length <= FewProjects ? ["-maxCpuCount:1"] : Array.Empty<string>(),
                ])
                .WithWorkingDirectory(root)
                .WithEnvironmentVariables(SetVariables)
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new EvaluationException($"MSBuild did not evaluate the projects within {TimeLimit.TotalMinutes:0.#} minutes.");
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new EvaluationException($"{program} can't be started: {failure.Message.ReplaceLineEndings(" ")}");
        }

        // Without the right SDK nothing answers, and what dotnet says is the reason.
        return File.Exists(Path.Combine(directory, LogFile)) ? output.ToString() : throw new EvaluationException($"dotnet can't evaluate the projects: {MSBuildErrors.Explain(output.ToString())}");
    }

    private static void SetVariables(EnvironmentVariablesBuilder variables)
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (SecretReader.Read((string)variable.Key, (string?)variable.Value ?? "").Any())
            {
                _ = variables.Set((string)variable.Key, null);
            }
        }

        _ = variables.Set("DOTNET_CLI_UI_LANGUAGE", "en").Set("DOTNET_NOLOGO", "1").Set("DOTNET_CLI_TELEMETRY_OPTOUT", "1").Set("MSBUILDDISABLENODEREUSE", "1").Set("DOTNET_CLI_USE_MSBUILD_SERVER", "0");
    }
}
