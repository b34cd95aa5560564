using System.Text;
using CliWrap;

namespace A11.EndToEnd.Tests;

/// <summary>A repository that uses the packages as its owner would.</summary>
internal sealed class Consumer : IDisposable
{
    public const string GoodDockerfile = "FROM debian:12.8-slim\nUSER app\n";
    public const string BadDockerfile = "FROM debian:12.8-slim AS build\n\nFROM debian\nUSER app\n";

    private static readonly string[] CiVariables = ["CI", "GITHUB_ACTIONS", "TF_BUILD", "BUILDKITE", "JENKINS_URL", "TEAMCITY_VERSION", "CODEBUILD_BUILD_ID", "ContinuousIntegrationBuild", "DOTNET_RUNNING_IN_CONTAINER"];

    private readonly string _folder;

    private readonly bool _isOwner;

    private readonly string _home = Feed.RentHome();

    /// <summary>What was restored and has not changed since.</summary>
    private readonly HashSet<string> _restored = [];

    public Consumer()
        : this(CreateDirectory("a11 user ü "))
    {
        Write(".gitignore", "bin/\nobj/\n");
        Git("init", "--quiet", "--initial-branch=main");
    }

    private Consumer(string folder, bool isOwner = true) => (_folder, _isOwner) = (folder, isOwner);

    /// <summary>A directory that no git knows.</summary>
    public static Consumer WithoutGit() => new(CreateDirectory("a11-no-git-"));

    /// <summary>The same repository, seen from a directory in it.</summary>
    public Consumer In(string directory) => new(PathOf(directory), isOwner: false);

    /// <summary>A second work tree of it, in a directory of its own.</summary>
    public Consumer AddWorkTree()
    {
        var target = CreateDirectory("a11-tree-");
        Git("worktree", "add", "--quiet", "--detach", target);
        return new Consumer(target);
    }

    /// <summary>A repository with one project that references the package.</summary>
    public static Consumer WithProject()
    {
        var consumer = new Consumer();
        consumer.AddProject("App", "net10.0");
        return consumer;
    }

    public void AddProject(string name, string frameworks, params string[] references)
    {
        var targets = frameworks.Contains(';', StringComparison.Ordinal) ? $"<TargetFrameworks>{frameworks}</TargetFrameworks>" : $"<TargetFramework>{frameworks}</TargetFramework>";
        Write($"src/{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{targets}</PropertyGroup>
              <ItemGroup>
                <PackageReference Include="A11.Build" Version="0.1.0" PrivateAssets="all" />
                {string.Concat(references.Select(reference => $"<ProjectReference Include=\"../{reference}/{reference}.csproj\" />"))}
              </ItemGroup>
            </Project>
            """);
        Write($"src/{name}/{name}.cs", $"namespace N{name}; public class C{name};");
    }

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] content)
    {
        var full = PathOf(path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        if (!IsSource(path))
        {
            _restored.Clear();
        }
    }

    public string PathOf(string path) => Path.Combine(_folder, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public void Git(params string[] arguments)
    {
        var output = Run("git", arguments);
        Assert.AreEqual(0, output.ExitCode, output.Text);
    }

    public void Commit(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--allow-empty", "--message", message);
    }

    /// <summary>A fresh clone of what is committed.</summary>
    public Consumer Clone()
    {
        var target = CreateDirectory("a11-clone-");
        Git("clone", "--quiet", _folder, target);
        return new Consumer(target);
    }

    public Output Build(params string[] arguments) => BuildWith([], arguments);

    /// <summary>Builds; restores only where something that NuGet reads may have changed, as a restore takes as long as a build.</summary>
    public Output BuildWith(Dictionary<string, string?> variables, params string[] arguments)
    {
        var target = arguments is [var first, ..] && first[0] != '-' ? first : "";
        var isRestored = !arguments.Any(argument => argument.Contains("restore", StringComparison.Ordinal)) && !_restored.Add(target);
        return Run("dotnet", ["build", "-nologo", "-verbosity:minimal", "-tl:off", .. arguments, .. isRestored ? ["--no-restore"] : Array.Empty<string>()], variables);
    }

    public Output Dotnet(params string[] arguments) => Start("dotnet", [], arguments);

    /// <summary>The command line, as it was built.</summary>
    public Output A11(params string[] arguments) => Dotnet([ToolTests.Program(), .. arguments]);

    public Output Start(string program, Dictionary<string, string?> variables, params string[] arguments)
    {
        _restored.Clear();
        return Run(program, arguments, variables);
    }

    public void Dispose()
    {
        Feed.ReturnHome(_home);
        if (!_isOwner)
        {
            return;
        }

        // Git makes its objects read-only.
        var parent = Path.GetDirectoryName(_folder)!;
        foreach (var file in Directory.EnumerateFiles(parent, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(parent, recursive: true);
    }

    /// <summary>Creates a directory of its own for a repository, beside the configuration that names the feed: NuGet finds it there, and it is no file of the repository.</summary>
    private static string CreateDirectory(string prefix)
    {
        var parent = Directory.CreateTempSubdirectory(prefix).FullName;
        File.WriteAllText(Path.Combine(parent, "nuget.config"), $"<configuration><packageSources><add key=\"packed\" value=\"{Feed.Path}\" /></packageSources></configuration>");
        return Directory.CreateDirectory(Path.Combine(parent, "repository")).FullName;
    }

    /// <summary>Whether NuGet reads nothing of the file: it is for the compiler, or for us.</summary>
    private static bool IsSource(string path) => Path.GetExtension(path) is ".cs" or ".fs" or ".vb" or ".yml" or ".yaml" or "" || Path.GetFileName(path) == ".editorconfig";

    private Output Run(string program, string[] arguments, Dictionary<string, string?>? more = null)
    {
        var text = new StringBuilder();
        var result = Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(_folder)
            .WithEnvironmentVariables(variables =>
            {
                foreach (var name in CiVariables)
                {
                    _ = variables.Set(name, null);
                }

                foreach (var (name, value) in Feed.Variables)
                {
                    _ = variables.Set(name, value);
                }

                _ = variables.Set("DOTNET_CLI_HOME", _home);
                foreach (var (name, value) in more ?? [])
                {
                    _ = variables.Set(name, value);
                }
            })
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(text))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(text))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync().GetAwaiter().GetResult();
        return new Output(result.ExitCode, text.ToString());
    }
}

/// <summary>What a command printed.</summary>
internal sealed record Output(int ExitCode, string Text)
{
    /// <summary>The lines that say how many files the check looked at: one a run of it.</summary>
    public int Checks => Text.Split('\n').Count(line => line.Contains("A11 -> ", StringComparison.Ordinal));

    public void Passes() => Assert.AreEqual(0, ExitCode, Text);

    public Output Fails(string with)
    {
        Assert.AreEqual(1, ExitCode, Text);
        return Says(with);
    }

    public Output Says(string text)
    {
        StringAssert.Contains(Text, text);
        return this;
    }

    public Output DoesNotSay(string text)
    {
        Assert.IsFalse(Text.Contains(text, StringComparison.Ordinal), Text);
        return this;
    }
}
