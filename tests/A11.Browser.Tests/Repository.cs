using System.Diagnostics;
using A11.Agents.Agents;
using A11.Tests;
using A11.Tool;

namespace A11.Browser.Tests;

/// <summary>A repository of a test's own, in which the tool is run.</summary>
internal sealed class Repository : IDisposable
{
    /// <summary>Absolute path of A11's own repository.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Absolute path of the directory.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("a11-browser-").FullName;

    /// <summary>The agent that is called scripted.</summary>
    public IAgent? Agent { get; set; }

    /// <summary>A repository with findings of each severity in several files.</summary>
    public static Repository CreateSample() => new Repository()
        .With("Dockerfile", "FROM debian\nRUN apt-get update && apt-get install -y curl\nADD app.py /app/\nENV API_TOKEN=" + "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a\nCMD python /app/app.py\n")
        .With("compose.yaml", "services:\n  web:\n    image: nginx\n    privileged: true\n    ports:\n      - 8080:80\n")
        .With(".github/workflows/ci.yml", "name: CI\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: echo ${{ github.head_ref }}\n      # a11:disable-next-line AXW0001 -- an example\n      - run: make test\n")
        .With("scripts/build.sh", "#!/bin/sh\nfor f in `ls *.txt`; do\n  rm $f\ndone\n");

    /// <summary>Makes it a repository of git, without which no agent works.</summary>
    public Repository WithGit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["init", "--quiet"]) { WorkingDirectory = Directory })!;
        git.WaitForExit();
        return this;
    }

    /// <summary>Adds a file.</summary>
    public Repository With(string path, string text)
    {
        var file = Path.Combine(Directory, path);
        _ = System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Runs the tool; gives what it wrote to standard output.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new ToolHost(output, error, Directory, _ => null) { Engine = TestEngine.Default, Agents = (name, _, _) => name == "scripted" ? Agent : null };
        var code = await Application.RunAsync(arguments, host, CancellationToken.None);
        Assert.AreNotEqual(ExitCode.Usage, code, error.ToString());
        return output.ToString();
    }

    /// <summary>The address of a file.</summary>
    public string AddressOf(string path) => new Uri(Path.Combine(Directory, path)).AbsoluteUri;

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "A11.Build.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of the repository."));
}
