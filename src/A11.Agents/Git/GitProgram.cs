using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using A11.Agents.Processes;
using CliWrap;
using CliWrap.Builders;

namespace A11.Agents.Git;

/// <summary>
/// The one place where git is started: by its absolute path, never one that the repository holds, and so that nothing of the repository's makes git run a
/// program or read elsewhere. Only commands that read and the making of a workspace's history go through here; git's own check of who owns a repository stays.
/// </summary>
/// <param name="directory">Absolute path of the directory to work in.</param>
/// <param name="untrusted">Absolute paths of directories whose programs are not run.</param>
internal sealed class GitProgram(string directory, params ImmutableArray<string> untrusted)
{
    private const string Name = "git";

    /// <summary>What a repository's own configuration could name a program by, or hide and redirect by (git-config(1)). Settings of the environment win over those of files.</summary>
    private static readonly ImmutableArray<KeyValuePair<string, string>> Settings =
    [
        // Programs.
        new("core.fsmonitor", "false"), new("core.hooksPath", NullDevice), new("core.sshCommand", "false"), new("core.gitProxy", "false"), new("core.askPass", ""),
        new("core.pager", "cat"), new("core.editor", "false"), new("core.alternateRefsCommand", "false"), new("credential.helper", ""), new("diff.external", ""),
        new("gpg.program", "false"), new("log.showSignature", "false"), new("protocol.allow", "never"), new("gc.auto", "0"), new("maintenance.auto", "false"),
        new("submodule.recurse", "false"), new("safe.bareRepository", "explicit"),
        // Answers that are taken from elsewhere, or remembered instead of looked for.
        new("core.useReplaceRefs", "false"), new("core.commitGraph", "false"), new("core.untrackedCache", "false"), new("core.splitIndex", "false"), new("core.attributesFile", NullDevice),
        new("core.trustctime", "true"), new("core.checkStat", "default"), new("core.ignoreStat", "false"), new("core.preloadIndex", "true"),
        // The form of what we read.
        new("core.quotePath", "false"), new("color.ui", "false"), new("advice.detachedHead", "false"),
    ];

    /// <summary>The file that is empty, by the system's name for it.</summary>
    public static string NullDevice => OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    private readonly Lazy<string> _path = new(() => ProgramPath.Find(Name, [.. untrusted])
        ?? throw new GitException(ProgramPath.ExplainMissing(Name, Environment.GetEnvironmentVariable("PATH"))));

    /// <summary>Settings for each run beside those that every run has.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Extra { get; init; } = [];

    /// <summary>Standard input of each run.</summary>
    public PipeSource Input { get; init; } = PipeSource.Null;

    /// <summary>Variables for each run; a null removes one.</summary>
    public ImmutableDictionary<string, string?> Variables { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Runs git to its end.</summary>
    /// <param name="output">Gets standard output.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <exception cref="GitException">git can't be started.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public GitExit Run(PipeTarget output, CancellationToken cancellation, params IReadOnlyList<string> arguments)
    {
        var errors = new StringBuilder();
        try
        {
            var result = Cli.Wrap(_path.Value)
                .WithArguments(["--no-pager", "--no-replace-objects", "--literal-pathspecs", .. arguments])
                .WithWorkingDirectory(directory)
                .WithEnvironmentVariables(SetVariables)
                .WithStandardInputPipe(Input)
                .WithStandardOutputPipe(output)
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellation).GetAwaiter().GetResult();
            return new GitExit(result.IsSuccess, GitExit.Explain(errors.ToString()));
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new GitException($"git can't be started: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>What git prints.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <exception cref="GitException">git can't be started, or fails; the message is what it said.</exception>
    public string Read(params string[] arguments) => TryRead(out var output, arguments) ? output : throw new GitException($"git {arguments[0]} failed: {output}");

    /// <summary>Whether git succeeds, and what it prints: on standard output where it does, on standard error where not.</summary>
    /// <param name="output">What it printed.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <exception cref="GitException">git can't be started.</exception>
    public bool TryRead(out string output, params string[] arguments)
    {
        var text = new StringBuilder();
        var exit = Run(PipeTarget.ToStringBuilder(text, Encoding.UTF8), CancellationToken.None, arguments);
        output = exit.Succeeded ? text.ToString() : exit.Error;
        return exit.Succeeded;
    }

    private void SetVariables(EnvironmentVariablesBuilder variables)
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase))
            {
                _ = variables.Set(name, null);
            }
        }

        // No repository above this one is taken for it; no transport is used, not even to fetch objects that a partial clone lacks.
        _ = variables.Set("GIT_CEILING_DIRECTORIES", Path.GetDirectoryName(directory) ?? directory)
            .Set("GIT_ALLOW_PROTOCOL", "none").Set("GIT_NO_LAZY_FETCH", "1").Set("GIT_GRAFT_FILE", NullDevice).Set("GIT_NO_REPLACE_OBJECTS", "1")
            .Set("GIT_OPTIONAL_LOCKS", "0").Set("GIT_TERMINAL_PROMPT", "0").Set("GIT_ATTR_NOSYSTEM", "1").Set("LC_ALL", "C");
        foreach (var (name, value) in Variables)
        {
            _ = variables.Set(name, value);
        }

        // By the environment, for names may hold an equals sign, which “-c” would cut at.
        var settings = Settings.AddRange(Extra);
        _ = variables.Set("GIT_CONFIG_COUNT", settings.Length.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < settings.Length; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            _ = variables.Set($"GIT_CONFIG_KEY_{number}", settings[i].Key).Set($"GIT_CONFIG_VALUE_{number}", settings[i].Value);
        }
    }
}
