using System.Text;
using System.Text.Json;
using CliWrap;

namespace A11.Build.Tests;

/// <summary>The package's targets in MSBuild itself, in projects of a few lines: what becomes of the properties that people write.</summary>
[TestClass]
public sealed class PropertyFormTests
{
    private const string Both = "AXD3007,AXS2086";

    private readonly string _root = Directory.CreateTempSubdirectory("a11-forms-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void Every_form_in_which_codes_are_written_is_understood()
    {
        (string Written, string Codes)[] forms =
        [
            ("AXD3007", "AXD3007"),
            ("$(NoWarn);AXD3007", "AXD3007"),
            ("$(NoWarn),AXD3007", "AXD3007"),
            ("AXD3007;$(NoWarn)", "AXD3007"),
            ("$(NoWarn);AXD3007;AXS2086", Both),
            ("AXS2086,AXD3007", Both),
            ("AXD3007 AXS2086", Both),
            (" AXD3007 ; AXS2086 ; ", Both),
            ("\n  $(NoWarn);\n  AXD3007;\n\t\tAXS2086\n", Both),
            ("AXD3007%3BAXS2086", Both),
            ("AXD3007%2CAXS2086%20CS1591", Both),
            ("axd3007;Axs2086", Both),
            ("$(NoWarn);CS1591;AXD3007;NU1701;AXS2086;MSB3277", Both),
            ("$(NoWarn);;AXD3007;;", "AXD3007"),
            ("AXD3007;AXD3007;AXS2086", Both),
            ("$(NoWarn);CS1591;NU5128", ""),
            ("AXD30071;XAXD3007;AXD3007-1;MY_AXD3007", ""),
            ("", ""),
        ];
        foreach (var (index, form) in forms.Index())
        {
            foreach (var property in new[] { "NoWarn", "WarningsAsErrors", "WarningsNotAsErrors" })
            {
                Write($"{property}{index}.proj", $"<{property}>1701;1702</{property}><{property}>{form.Written.Replace("$(NoWarn)", $"$({property})", StringComparison.Ordinal)}</{property}>");
            }
        }

        File.WriteAllText(Path.Combine(_root, "all.proj"), """
            <Project>
              <ItemGroup><Form Include="NoWarn*.proj;Warnings*.proj" /></ItemGroup>
              <Target Name="All"><MSBuild Projects="@(Form)" Targets="Print" /></Target>
            </Project>
            """);
        var lines = Run("all.proj").Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("form ", StringComparison.Ordinal)).ToDictionary(line => line.Split(' ')[1], line => line.Split(' ')[2]);
        foreach (var (index, form) in forms.Index())
        {
            CollectionAssert.AreEqual(GuardSettings.Codes(form.Codes), GuardSettings.Codes(lines[$"NoWarn{index}"].Split('|')[0]), $"NoWarn: {form.Written}");
            CollectionAssert.AreEqual(GuardSettings.Codes(form.Codes), GuardSettings.Codes(lines[$"WarningsAsErrors{index}"].Split('|')[1]), $"WarningsAsErrors: {form.Written}");
            CollectionAssert.AreEqual(GuardSettings.Codes(form.Codes), GuardSettings.Codes(lines[$"WarningsNotAsErrors{index}"].Split('|')[2]), $"WarningsNotAsErrors: {form.Written}");
        }
    }

    [TestMethod]
    public void The_command_line_and_the_environment_say_it_too()
    {
        Write("one.proj", "");
        Assert.AreEqual(Both, Run("one.proj", "-t:_A11Settings", "-getProperty:_A11NoWarn", "-p:NoWarn=1701%3BAXD3007%3BAXS2086").Trim());
        Assert.AreEqual(Both, RunWith(("NoWarn", "AXD3007;AXS2086"), "one.proj", "-t:_A11Settings", "-getProperty:_A11NoWarn").Trim());
    }

    [TestMethod]
    public void What_differs_without_meaning_us_is_the_same_for_the_gate()
    {
        Write("one.proj", "<NoWarn>1701;CS1591;AXD3007</NoWarn><TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Write("two.proj", "<NoWarn>axd3007,NU1</NoWarn><WarningsAsErrors>nullable;CS8600</WarningsAsErrors>");
        string[] arguments = ["-t:_A11Settings", "-getProperty:_A11GateProperties"];
        Assert.AreEqual(Run(["one.proj", .. arguments]), Run(["two.proj", .. arguments]));
    }

    [TestMethod]
    public void A_root_that_is_set_late_is_the_root()
    {
        CreateRepository();
        _ = Directory.CreateDirectory(Path.Combine(_root, "sub"));
        Write("late.proj", "", after: "<A11Root>$(MSBuildThisFileDirectory)sub</A11Root>");
        Write("early.proj", "");
        Assert.AreEqual(Path.Combine(_root, "sub") + Path.DirectorySeparatorChar, Run("late.proj", "-t:_A11Settings", "-getProperty:_A11Root").Trim());
        Assert.AreEqual(_root + Path.DirectorySeparatorChar, Run("early.proj", "-t:_A11Settings", "-getProperty:_A11Root").Trim());
    }

    [TestMethod]
    public void A_relative_root_is_the_command_lines_only()
    {
        Write("src/one.proj", "<A11Root>.</A11Root>");
        StringAssert.Contains(Run("src/one.proj", "-t:A11Check"), "error AXG0008: A11Root is “.”, which is another directory from each place. In a file, begin it with $(MSBuildThisFileDirectory);");
        Assert.AreEqual(_root + Path.DirectorySeparatorChar, Run("src/one.proj", "-t:_A11Settings", "-getProperty:_A11Root", "-p:A11Root=.").Trim());
    }

    [TestMethod]
    public void A_switch_that_is_neither_true_nor_false_says_what_it_may_be()
    {
        CreateRepository();
        Write("one.proj", "");
        StringAssert.Contains(Run("one.proj", "-t:A11Check", "-p:A11Locked=1"), "error AXG0008: A11Locked is “1”. Set it to true or false.");
        StringAssert.Contains(Run("one.proj", "-t:A11Check", "-p:A11TreatWarningsAsErrors=1%3B2"), "error AXG0008: A11TreatWarningsAsErrors is “1;2”. Set it to true or false.");
    }

    [TestMethod]
    [DataRow("CI", "false", "none")]
    [DataRow("CI", "0", "none")]
    [DataRow("CI", "true", "warning")]
    [DataRow("CI", "1", "warning")]
    [DataRow("CI", "woodpecker", "warning")]
    [DataRow("JENKINS_URL", "http://ci.example/", "warning")]
    [DataRow("TEAMCITY_VERSION", "2026.1", "warning")]
    public void Another_severity_may_fail_in_ci(string name, string isCI, string failOn)
    {
        Write("one.proj", "<A11FailOn>none</A11FailOn><A11FailOnInCI>warning</A11FailOnInCI>");
        Assert.AreEqual(failOn, RunWith((name, isCI), "one.proj", "-t:_A11Settings", "-getProperty:_A11FailOn").Trim());
    }

    [TestMethod]
    public void Visual_studio_sees_that_a_checked_file_is_newer_than_the_last_check()
    {
        CreateRepository();
        File.WriteAllText(Path.Combine(_root, "Dockerfile"), "FROM scratch\n");
        File.WriteAllText(Path.Combine(_root, "a11.yml"), "");
        File.WriteAllText(Path.Combine(_root, "Makefile"), "");
        Write("src/one.proj", "<IntermediateOutputPath>obj/</IntermediateOutputPath>");
        using var inside = JsonDocument.Parse(Run("src/one.proj", "-getItem:UpToDateCheckInput", "-getItem:UpToDateCheckOutput", "-p:BuildingInsideVisualStudio=true"));
        var inputs = inside.RootElement.GetProperty("Items").GetProperty("UpToDateCheckInput").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()).ToArray();
        Assert.Contains(Path.Combine(_root, "Dockerfile"), inputs);
        Assert.Contains(Path.Combine(_root, "Makefile"), inputs);
        Assert.Contains(Path.Combine(_root, "a11.yml"), inputs);
        Assert.IsTrue(Array.TrueForAll(inputs, File.Exists), string.Join('\n', inputs));
        Assert.AreEqual("obj/A11.checked", inside.RootElement.GetProperty("Items").GetProperty("UpToDateCheckOutput")[0].GetProperty("Identity").GetString());
        Assert.AreEqual("A11", inside.RootElement.GetProperty("Items").GetProperty("UpToDateCheckOutput")[0].GetProperty("Set").GetString());

        using var outside = JsonDocument.Parse(Run("src/one.proj", "-getItem:UpToDateCheckInput", "-getItem:UpToDateCheckOutput"));
        Assert.AreEqual(0, outside.RootElement.GetProperty("Items").GetProperty("UpToDateCheckInput").GetArrayLength(), "Only Visual Studio pays for it.");
    }

    [TestMethod]
    public void An_older_host_is_told_what_it_needs_once_and_nothing_is_loaded_in_it()
    {
        CreateRepository();
        Write("one.proj", "");
        var text = Run("one.proj", "-t:A11Check", "-p:A11HostVersion=17.14.0");
        StringAssert.Contains(text, $"{_root}{Path.DirectorySeparatorChar} : error AXG0008: A11.Build needs MSBuild 18 or later");
        StringAssert.Contains(Run("one.proj", "-t:A11Check", "-p:A11Enabled=maybe"), "error AXG0008: A11Enabled is “maybe”");
        StringAssert.Contains(Run("one.proj", "-t:A11Check", "-p:A11HostVersion=17.14.0", "-p:A11Enabled=false"), "A11 -> not checked: A11Enabled is false.");
    }

    private void CreateRepository()
    {
        _ = Directory.CreateDirectory(Path.Combine(_root, ".git"));
        File.WriteAllText(Path.Combine(_root, ".git", "HEAD"), "ref: refs/heads/main\n");
    }

    /// <summary>The targets of this repository: as they are packed.</summary>
    private static string Targets
    {
        get
        {
            var directory = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(directory, "A11.Build.sln")))
            {
                directory = Path.GetDirectoryName(directory)!;
            }

            return Path.Combine(directory, "src", "A11.Build", "build");
        }
    }

    private string Run(params string[] arguments) => RunWith(("A11_UNUSED", ""), arguments);

    private string RunWith((string Name, string Value) variable, params string[] arguments)
    {
        var output = new StringBuilder();
        _ = Cli.Wrap("dotnet")
            .WithArguments(["msbuild", "-nologo", "-tl:off", .. arguments])
            .WithWorkingDirectory(_root)
            .WithEnvironmentVariables(variables =>
            {
                foreach (var name in new[] { "CI", "GITHUB_ACTIONS", "TF_BUILD", "BUILDKITE", "JENKINS_URL", "TEAMCITY_VERSION", "CODEBUILD_BUILD_ID", "NoWarn" })
                {
                    _ = variables.Set(name, null);
                }

                _ = variables.Set("MSBUILDDISABLENODEREUSE", "1").Set("DOTNET_NOLOGO", "1").Set(variable.Name, variable.Value);
            })
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync().GetAwaiter().GetResult();
        return output.ToString();
    }

    private void Write(string path, string properties, string after = "")
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, $"""
            <Project>
              <Import Project="{Targets}/A11.Build.props" />
              <PropertyGroup>{properties}</PropertyGroup>
              <Import Project="{Targets}/A11.Build.targets" />
              <PropertyGroup>{after}</PropertyGroup>
              <Target Name="Print" DependsOnTargets="_A11Settings">
                <Message Importance="High" Text="form $(MSBuildProjectName) $(_A11NoWarn)|$(_A11AsErrors)|$(_A11NotAsErrors)" />
              </Target>
            </Project>
            """);
    }
}
