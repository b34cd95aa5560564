using System.Collections.Immutable;
using A11.Agents.DotNet;
using A11.Tool.Initialization;

namespace A11.Tool.Tests;

/// <summary>Where init refers to the package, and what it says of each project.</summary>
[TestClass]
public sealed class InitReferenceTests
{
    private const string Sdk = "<Project Sdk=\"Microsoft.NET.Sdk\" />";
    private const string Central = "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n</Project>\n";
    private const string ImportsAbove = "<Project>\n  <Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" />\n</Project>\n";
    private const string Reference = "<PackageReference Include=\"A11.Build\" ";
    private const string Global = "<GlobalPackageReference Include=\"A11.Build\" ";

    [TestMethod]
    public void A_file_that_hides_the_one_above_gets_the_line_too()
    {
        using var folder = Create().With("src/a/a.csproj", Sdk).With("tests/t/t.csproj", Sdk).With("Directory.Build.props", "<Project>\n</Project>\n").With("tests/Directory.Build.props", "<Project>\n</Project>\n");
        Complete(folder, 2);
        StringAssert.Contains(folder.Read("Directory.Build.props"), Reference);
        StringAssert.Contains(folder.Read("tests/Directory.Build.props"), Reference);
    }

    [TestMethod]
    public void A_file_that_imports_the_one_above_is_left_alone()
    {
        using var folder = Create().With("src/a/a.csproj", Sdk).With("tests/t/t.csproj", Sdk).With("Directory.Build.props", "<Project>\n</Project>\n").With("tests/Directory.Build.props", ImportsAbove);
        Complete(folder, 2);
        Assert.AreEqual(ImportsAbove, folder.Read("tests/Directory.Build.props"));
    }

    [TestMethod]
    public void A_file_at_the_root_that_nobody_imports_is_left_alone()
    {
        const string Unused = "<Project>\n</Project>\n";
        using var folder = Create().With("src/a/a.csproj", Sdk).With("Directory.Build.props", Unused).With("src/Directory.Build.props", "<Project>\n</Project>\n");
        Complete(folder, 1);
        Assert.AreEqual(Unused, folder.Read("Directory.Build.props"));
        StringAssert.Contains(folder.Read("src/Directory.Build.props"), Reference);
    }

    [TestMethod]
    public void A_file_at_the_root_is_written_before_those_that_may_import_it()
    {
        using var folder = Create().With("a.csproj", Sdk).With("src/b/b.csproj", Sdk).With("src/Directory.Build.props", ImportsAbove);
        Complete(folder, 2);
        Assert.AreEqual(ImportsAbove, folder.Read("src/Directory.Build.props"));
    }

    [TestMethod]
    public void With_central_versions_the_reference_is_global()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With("b/b.fsproj", Sdk).With("c/c.vbproj", Sdk).With("Directory.Packages.props", Central);
        Complete(folder, 3);
        StringAssert.Contains(folder.Read("Directory.Packages.props"), Global);
        Assert.IsFalse(folder.Has("Directory.Build.props"));
    }

    [TestMethod]
    public void Central_versions_that_are_not_enabled_do_not_count()
    {
        const string Versions = "<Project>\n  <ItemGroup>\n    <PackageVersion Include=\"X\" Version=\"1.0.0\" />\n  </ItemGroup>\n</Project>\n";
        using var folder = Create().With("a/a.csproj", Sdk).With("Directory.Packages.props", Versions);
        Complete(folder, 1);
        Assert.AreEqual(Versions, folder.Read("Directory.Packages.props"));
        StringAssert.Contains(folder.Read("Directory.Build.props"), Reference);
    }

    [TestMethod]
    public void A_nested_file_of_central_versions_gets_the_line_too()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With("tests/t/t.csproj", Sdk).With("Directory.Packages.props", Central).With("tests/Directory.Packages.props", Central);
        Complete(folder, 2);
        StringAssert.Contains(folder.Read("Directory.Packages.props"), Global);
        StringAssert.Contains(folder.Read("tests/Directory.Packages.props"), Global);
    }

    [TestMethod]
    public void A_project_without_central_versions_beside_others_gets_a_reference_of_its_kind()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With("Directory.Packages.props", Central)
            .With("old/o.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup></Project>")
            .With("old/Directory.Build.props", "<Project>\n</Project>\n");
        Complete(folder, 2);
        StringAssert.Contains(folder.Read("Directory.Packages.props"), Global);
        StringAssert.Contains(folder.Read("old/Directory.Build.props"), Reference);
    }

    [TestMethod]
    public void Projects_of_both_ways_of_giving_versions_can_share_a_file()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With("Directory.Packages.props", Central).With("Directory.Build.props", "<Project>\n</Project>\n")
            .With("old/o.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup></Project>");
        Complete(folder, 2);
        StringAssert.Contains(folder.Read("Directory.Build.props"), " PrivateAssets=\"all\" Condition=\"'$(ManagePackageVersionsCentrally)' != 'true'\" />");
        Assert.IsFalse(folder.Run("init").Output.Contains("NU1504", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_version_that_is_there_centrally_is_not_given_twice()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With("Directory.Packages.props", Central.Replace("</Project>", "<ItemGroup><PackageVersion Include=\"A11.Build\" Version=\"0.1.0\" /></ItemGroup></Project>", StringComparison.Ordinal));
        Complete(folder, 1);
        StringAssert.Contains(folder.Read("Directory.Build.props"), "<PackageReference Include=\"A11.Build\" PrivateAssets=\"all\" />");
    }

    [TestMethod]
    public void Projects_with_packages_config_keep_it()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With("old/o.csproj", "<Project />").With("old/packages.config", "<packages />");
        var output = folder.Run("init").Output;
        StringAssert.Contains(folder.Read("Directory.Build.props"), "Condition=\"!Exists('$(MSBuildProjectDirectory)/packages.config')\"");
        StringAssert.Contains(output, "1 of 2 projects reference A11.Build. A build of the others alone checks nothing.");
        StringAssert.Contains(output, "  unguarded  old/o.csproj: its packages come from packages.config; ");
    }

    [TestMethod]
    public void What_no_shared_file_reaches_is_named_with_the_line()
    {
        using var folder = Create().With("a/a.csproj", Sdk)
            .With("tools/x.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><ImportDirectoryBuildProps>false</ImportDirectoryBuildProps></PropertyGroup></Project>")
            .With("off/o.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><A11Enabled>false</A11Enabled></PropertyGroup></Project>")
            .With("bare/b.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"A11.Build\" Version=\"0.1.0\" ExcludeAssets=\"build;analyzers\" /></ItemGroup></Project>")
            .With("bad/b.csproj", "<Project")
            .With("dirs.csproj", "<Project Sdk=\"Microsoft.Build.Traversal/4.1.0\" />");
        var output = folder.Run("init").Output;
        Assert.IsFalse(output.Contains("Every build", StringComparison.Ordinal), output);
        StringAssert.Contains(output, $"  unguarded  tools/x.csproj: it imports no Directory.Build.props. Add to it: {Reference}");
        StringAssert.Contains(output, "  off        off/o.csproj: A11Enabled is false\n");
        StringAssert.Contains(output, "  unguarded  bare/b.csproj: its reference to A11.Build leaves out the build assets");
        StringAssert.Contains(output, "  unknown    bad/b.csproj: MSBuild can't evaluate it: MSB4025");
        StringAssert.Contains(output, "undone   Directory.Build.props: bare/b.csproj would have a second reference");
        StringAssert.Contains(output, $"  unguarded  a/a.csproj: it does not reference A11.Build. Add to it: {Reference}");
        StringAssert.Contains(output, "  traversal  dirs.csproj: it only has other projects built\n");
    }

    [TestMethod]
    public void A_shared_reference_that_would_be_a_second_one_is_undone()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With("b/b.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"A11.Build\" Version=\"0.1.0\" /></ItemGroup></Project>");
        var output = folder.Run("init").Output;
        Assert.IsFalse(folder.Has("Directory.Build.props"), "A second reference breaks a build whose warnings are errors.");
        StringAssert.Contains(output, "undone   Directory.Build.props: b/b.csproj would have a second reference, or one that NuGet refuses\n");
        StringAssert.Contains(output, $"  unguarded  a/a.csproj: it does not reference A11.Build. Add to it: {Reference}");
        StringAssert.Contains(output, "  guarded    b/b.csproj\n");
        Assert.IsFalse(output.Split('\n').Any(line => line.Contains("git add", StringComparison.Ordinal) && line.Contains("Directory.Build.props", StringComparison.Ordinal)), output);
    }

    [TestMethod]
    public void Of_several_files_only_the_one_that_does_harm_is_undone()
    {
        const string Own = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup>{0}</Project>";
        const string Shared = "<Project>\r\n</Project>";
        using var folder = Create().With("a/a.csproj", Sdk).With("Directory.Packages.props", Central).With("Directory.Build.props", Shared)
            .With("new/n.csproj", Own.Replace("{0}", "", StringComparison.Ordinal))
            .With("old/o.csproj", Own.Replace("{0}", $"<ItemGroup>{Reference}Version=\"0.1.0\" /></ItemGroup>", StringComparison.Ordinal));
        var output = folder.Run("init").Output;
        StringAssert.Contains(folder.Read("Directory.Packages.props"), Global);
        Assert.AreEqual(Shared, folder.Read("Directory.Build.props"));
        StringAssert.Contains(output, "2 of 3 projects reference A11.Build. A build of the others alone checks nothing.");
        StringAssert.Contains(output, $"  unguarded  new/n.csproj: it does not reference A11.Build. Add to it: {Reference}");
    }

    [TestMethod]
    public void Beside_central_versions_a_version_is_conditional_whatever_else_can_t_be_evaluated()
    {
        using var folder = Create().With("a/a.csproj", "<Project").With("Directory.Packages.props", Central)
            .With("old/o.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup></Project>");
        _ = folder.Run("init");
        StringAssert.Contains(folder.Read("Directory.Build.props"), "Condition=\"'$(ManagePackageVersionsCentrally)' != 'true'\"");
    }

    [TestMethod]
    public void A_template_at_the_root_is_the_repository()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With(".template.config/template.json", "{}").With("templates/web/x.csproj", "<Project").With("templates/web/.template.config/template.json", "{}");
        Complete(folder, 1);
        StringAssert.Contains(folder.Run("init").Output, "Not touched (templates, excluded or third-party): templates/web/x.csproj\n");
    }

    [TestMethod]
    public void An_sdk_that_can_t_run_the_package_gets_no_reference()
    {
        using var folder = Create().With("a/a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><MSBuildVersion>17.14.5</MSBuildVersion></PropertyGroup></Project>");
        var output = folder.Run("init").Output;
        Assert.IsFalse(folder.Has("Directory.Build.props"));
        StringAssert.Contains(output, "  unguarded  a/a.csproj: MSBuild 17.14.5 builds it, and A11.Build needs the .NET SDK 10. Install it, and let global.json allow it\n");
        StringAssert.Contains(output, "No project is guarded, so builds do not check the repository.");
    }

    [TestMethod]
    [DataRow("Directory.Build.rsp", "# comment\n-p:A11Enabled=false", true)]
    [DataRow("a/msbuild.rsp", "/Property:X=1", true)]
    [DataRow("Directory.Build.rsp", "-m \"--target:Clean\"", true)]
    [DataRow("Directory.Build.rsp", "@other.rsp", true)]
    [DataRow("Directory.Build.rsp", "-nodeReuse:false\n# -p:X=1\n", false)]
    public void Options_that_builds_get_from_a_file_are_not_overlooked(string path, string text, bool matters)
    {
        using var folder = Create().With("a/a.csproj", Sdk).With(path, text);
        var output = folder.Run("init").Output;
        Assert.AreEqual(!matters, output.Contains("Every build", StringComparison.Ordinal), output);
        Assert.AreEqual(matters, output.Contains($"1 of 1 project references A11.Build. {path} gives builds options that were not evaluated", StringComparison.Ordinal), output);
        StringAssert.Contains(folder.Run("doctor").Output, $"{(matters ? "absent" : "good  ")}   build  ");
    }

    [TestMethod]
    public void A_project_that_is_off_breaks_nothing()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With("off/o.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><A11Enabled>false</A11Enabled></PropertyGroup></Project>");
        Complete(folder, 1);
        StringAssert.Contains(folder.Run("doctor").Output, "good     build             1 of 1 project references A11.Build. Off: off/o.csproj (A11Enabled is false)\n");
        File.Delete(Path.Combine(folder.Path, "a/a.csproj"));
        StringAssert.Contains(folder.Run("doctor").Output, "absent   build             No project is guarded, so builds do not check the repository. Off: off/o.csproj");
    }

    [TestMethod]
    [DataRow("nuget.config", true)]
    [DataRow("src/NuGet.Config", true)]
    [DataRow("tests/data/nuget.config", false)]
    public void Only_a_configuration_that_a_project_uses_counts(string path, bool isTold)
    {
        using var folder = Create().With("src/a/a.csproj", Sdk).With(path, "<configuration><packageSourceMapping><packageSource key=\"internal\"><package pattern=\"Contoso.*\" /></packageSource></packageSourceMapping></configuration>");
        Assert.AreEqual(isTold, folder.Run("init").Output.Contains($"warning  {path} maps packages", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("vendor/x/x.csproj", null)]
    [DataRow("third_party/x.csproj", null)]
    [DataRow("templates/web/x.csproj", "templates/web/.template.config/template.json")]
    [DataRow("samples/x.csproj", "a11.yml")]
    public void What_is_not_the_owner_s_is_left_alone(string project, string? mark)
    {
        using var folder = Create().With("a/a.csproj", Sdk).With(project, "<Project").With($"{Path.GetDirectoryName(project)}/Directory.Build.props", "<Project />");
        _ = mark is null ? folder : folder.With(mark, mark == "a11.yml" ? "exclude: [samples/**]\n" : "{}");
        Complete(folder, 1);
        Assert.AreEqual("<Project />", folder.Read($"{Path.GetDirectoryName(project)}/Directory.Build.props"));
    }

    [TestMethod]
    [DataRow("packages.lock.json", "{}", true)]
    [DataRow("Directory.Build.props", "<Project><PropertyGroup><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile></PropertyGroup></Project>", true)]
    [DataRow("Directory.Build.props", "<Project></Project>", false)]
    public void Locked_packages_need_another_restore(string file, string content, bool isLocked)
    {
        using var folder = Create().With("a.csproj", Sdk).With(file, content);
        Assert.AreEqual(isLocked, folder.Run("init").Output.Contains("dotnet restore --force-evaluate", StringComparison.Ordinal));
        Assert.IsFalse(folder.Run("init").Output.Contains("dotnet restore --force-evaluate", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("<package pattern=\"Contoso.*\" />", true)]
    [DataRow("<package pattern=\"*\" />", false)]
    [DataRow("<package pattern=\"a11.*\" />", false)]
    [DataRow("<package pattern=\"A11.Build\" />", false)]
    [DataRow("", true)]
    public void A_source_mapping_without_the_package_is_told(string pattern, bool isTold)
    {
        using var folder = Create().With("a.csproj", Sdk).With("NuGet.Config", $"<configuration><packageSourceMapping><packageSource key=\"internal\">{pattern}</packageSource></packageSourceMapping></configuration>");
        Assert.AreEqual(isTold, folder.Run("init").Output.Contains("Add <package pattern=\"A11.Build\" /> below packageSourceMapping to the source that has it, such as internal.", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("x.sln;a/a.csproj", "dotnet build")]
    [DataRow("x.slnx;y.sln;a/a.csproj", "dotnet build x.slnx")]
    [DataRow("a.csproj", "dotnet build")]
    [DataRow("a.csproj;b.csproj", "dotnet build a.csproj")]
    [DataRow("x.sln;a.csproj", "dotnet build x.sln")]
    [DataRow("my src/a.csproj", "dotnet build \"my src/a.csproj\"")]
    public void The_build_that_is_named_finds_what_to_build(string paths, string command)
    {
        using var folder = Create();
        foreach (var path in paths.Split(';'))
        {
            _ = folder.With(path, path.EndsWith("proj", StringComparison.Ordinal) ? Sdk : "");
        }

        Assert.IsTrue(folder.Run("init").Output.Split('\n').Any(line => line.Trim().StartsWith($"{command}  ", StringComparison.Ordinal)), folder.Run("init").Output);
    }

    [TestMethod]
    public void A_new_file_that_would_hide_one_outside_of_the_repository_imports_it()
    {
        using var folder = Create();
        var properties = new Dictionary<string, string> { ["ImportDirectoryBuildProps"] = "true", ["DirectoryBuildPropsPath"] = Path.Combine(Path.GetTempPath(), "Directory.Build.props") };
        var project = new EvaluatedProject("a.csproj", null, [new ProjectEvaluation("", properties.ToImmutableDictionary(), [])]);
        var place = ReferencePlace.Find(project, folder.Path)!;
        Assert.IsTrue(place.HidesOuter);
        Assert.IsNull(place.Nearest);
        StringAssert.StartsWith(
            place.Reference.AddTo(EditedFile.Read(folder.Path, place.Name), place.HidesOuter),
            "<Project>\n  <Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" />\n  <ItemGroup>\n");
    }

    [TestMethod]
    public void Doctor_tells_what_became_of_it()
    {
        using var folder = Create().With("a/a.csproj", Sdk).With("b/b.csproj", Sdk);
        StringAssert.Contains(folder.Run("doctor").Output, "absent   build             No project is guarded, so builds do not check the repository. Run “a11 init”.");
        _ = folder.Run("init");
        StringAssert.Contains(folder.Run("doctor").Output, "good     build             2 of 2 projects reference A11.Build.\n");

        _ = folder.With("b/Directory.Build.props", "<Project />");
        var hidden = folder.Run("doctor");
        StringAssert.Contains(hidden.Output, "broken   build             1 of 2 projects reference A11.Build. A build of the others alone checks nothing. Not guarded: b/b.csproj (it does not reference A11.Build)");
        StringAssert.Contains(hidden.Error, "Evaluating 2 projects with MSBuild");
    }

    [TestMethod]
    public void A_reference_in_one_project_is_somebody_s_choice()
    {
        using var folder = Create().With("a/a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"A11.Build\" Version=\"0.1.0\" /></ItemGroup></Project>").With("b/b.csproj", Sdk);
        StringAssert.Contains(folder.Run("doctor").Output, "absent   build             1 of 2 projects");
    }

    private static ToolFolder Create() => new ToolFolder().WithGit();

    private static void Complete(ToolFolder folder, int projects)
    {
        var result = folder.Run("init");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        StringAssert.Contains(result.Output, $"Every build now checks the repository: {projects} of {projects} project");
    }
}
