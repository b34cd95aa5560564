using System.Diagnostics;
using System.Runtime.Versioning;

namespace A11.Tool.Tests;

/// <summary><c>a11 completion</c>: the shells themselves complete by what it writes.</summary>
[TestClass]
[UnsupportedOSPlatform("windows")]
public sealed class CompletionCommandTests
{
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("a11 ", "check fix explain rules criteria baseline init run plan report status accept boundary lsp mcp migrate hook doctor completion --help --version")]
    [DataRow("dotnet-a11 che", "check")]
    [DataRow("a11 check --fo", "--format")]
    [DataRow("a11 check --format m", "msbuild markdown")]
    [DataRow("a11 check --format sarif --fail-on ", "error warning info none")]
    [DataRow("a11 check --output ", "")]
    [DataRow("a11 check src/", "")]
    [DataRow("a11 completion ", "bash zsh fish powershell --help --verbose")]
    [DataRow("a11 rules --origin hado", "hadolint")]
    [DataRow("a11 --help", "--help")]
    public void Bash_completes(string line, string expected)
    {
        using var folder = new ToolFolder();
        _ = folder.With("a11.bash", folder.Run("completion", "bash").Output).With("complete.sh", """
            . ./a11.bash
            line=$1
            read -ra COMP_WORDS <<< "$line"
            [[ $line == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$line COMP_POINT=${#line}
            complete -p "${COMP_WORDS[0]}" | grep -q -- '-o default -F _a11_complete' || exit 1
            _a11_complete
            echo "${COMPREPLY[*]}"
            """);
        Assert.AreEqual(Sort(expected.Split(' ')), Sort(Start("bash", folder, "complete.sh", line).TrimEnd().Split(' ')));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("a11 che", "check")]
    [DataRow("a11 check --format gi", "github gitlab")]
    [DataRow("dotnet-a11 completion z", "zsh")]
    public void Fish_completes(string line, string expected)
    {
        using var folder = new ToolFolder();
        _ = folder.With("a11.fish", folder.Run("completion", "fish").Output).With("complete.fish", "source a11.fish\ncomplete -C \"$argv[1]\"\n");
        var words = Start("fish", folder, "complete.fish", line).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split('\t')[0]);
        Assert.AreEqual(expected, Sort(words));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Zsh_takes_the_script()
    {
        using var folder = new ToolFolder();
        _ = folder.With("_a11", folder.Run("completion", "zsh").Output).With("load.zsh", "autoload -U compinit\ncompinit -D -u\nsource ./_a11\nprint -- $_comps[a11] $_comps[dotnet-a11]\n");
        Assert.AreEqual("", Start("zsh", folder, "-n", "_a11"));
        Assert.AreEqual("_a11 _a11\n", Start("zsh", folder, "-f", "load.zsh"));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void PowerShell_takes_the_script()
    {
        using var folder = new ToolFolder();
        _ = folder.With("a11.ps1", folder.Run("completion", "powershell").Output);
        const string Command = ". ./a11.ps1; (TabExpansion2 'a11 check --format gi' 21).CompletionMatches.CompletionText -join ' '";
        Assert.AreEqual("github gitlab", Start("pwsh", folder, "-NoProfile", "-Command", Command).TrimEnd());
    }

    [TestMethod]
    [DataRow("bash")]
    [DataRow("zsh")]
    [DataRow("fish")]
    [DataRow("powershell")]
    public void Every_command_and_option_is_there(string shell)
    {
        using var folder = new ToolFolder();
        var script = folder.Run("completion", shell).Output;
        var host = new ToolHost(TextWriter.Null, TextWriter.Null, folder.Path, _ => null);
        foreach (var command in Application.CreateCommand(host).Subcommands)
        {
            StringAssert.Contains(script, command.Name);
            foreach (var option in command.Options)
            {
                StringAssert.Contains(script, shell == "fish" ? $" -l {option.Name[2..]} " : option.Name);
            }
        }

        Assert.IsFalse(script.Contains('\r', StringComparison.Ordinal));
    }

    private static string Sort(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    private static string Start(string shell, ToolFolder folder, params string[] arguments)
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(directory => File.Exists(Path.Combine(directory, shell))))
        {
            Assert.Inconclusive(shell == "pwsh" ? "There is no pwsh, which is only on CI." : $"There is no {shell}; .ci/run installs it.");
        }

        var start = new ProcessStartInfo(shell, arguments) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = folder.Path;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual("", error.Result);
        return output;
    }
}
