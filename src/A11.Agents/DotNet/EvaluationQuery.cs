using System.Collections.Immutable;
using System.Text;

namespace A11.Agents.DotNet;

/// <summary>What is asked of each project, and the MSBuild files that ask it. MSBuild answers all projects from one process, which takes a second or two.</summary>
public static class EvaluationQuery
{
    /// <summary>The target that answers.</summary>
    internal const string Target = "_A11Describe";

    /// <summary>Parts the fields of a line: the sign for the unit separator, which neither paths nor versions hold.</summary>
    internal const char Separator = '␟';

    internal const string FrameworkLine = "framework";
    internal const string PropertyLine = "property";
    internal const string ItemLine = "item";

    /// <summary>The properties that are asked for.</summary>
    public static ImmutableArray<string> Properties { get; } =
    [
        "MSBuildVersion", "UsingMicrosoftNETSdk", "UsingMicrosoftNETSdkWeb", "UsingMicrosoftTraversalSdk", "TargetFramework", "TargetFrameworks", "OutputType", "AssemblyName", "IsTestProject", "IsTestingPlatformApplication",
        "UsingMicrosoftNETSdkBlazorWebAssembly", "IsAspireHost", "IsPackable", "PackAsTool", "GeneratePackageOnBuild", "IsPublishable", "PublishAot", "PublishSingleFile", "PublishTrimmed", "SelfContained", "RuntimeIdentifier", "UseAppHost", "InvariantGlobalization",
        "ManagePackageVersionsCentrally", "CentralPackageVersionOverrideEnabled", "ImportDirectoryBuildProps", "ImportDirectoryPackagesProps",
        "DirectoryBuildPropsPath", "DirectoryBuildTargetsPath", "DirectoryPackagesPropsPath", "RestorePackagesWithLockFile", "RestoreLockedMode", "NuGetLockFilePath", "RestoreConfigFile",
        "TreatWarningsAsErrors", "A11Enabled", "ApplicationIcon", "AssemblyOriginatorKeyFile", "ApplicationManifest", "CodeAnalysisRuleSet", "Win32Resource",
    ];

    /// <summary>The types of items that are asked for.</summary>
    public static ImmutableArray<string> Items { get; } =
    [
        "PackageReference", "GlobalPackageReference", "PackageVersion", "ProjectReference", "FrameworkReference", "Analyzer",
        "Compile", "Content", "None", "EmbeddedResource", "AdditionalFiles", "EditorConfigFiles", "GlobalAnalyzerConfigFiles", "Protobuf", "Page", "Resource",
    ];

    /// <summary>The metadata that are asked for, of each item.</summary>
    public static ImmutableArray<string> Metadata { get; } = ["Version", "VersionOverride", "PrivateAssets", "IncludeAssets", "ExcludeAssets", "Link", "CopyToOutputDirectory", "DefiningProjectFullPath"];

    /// <summary>
    /// The file that a project imports at its end, for one framework and for several (Microsoft.Common.targets and Microsoft.Common.CrossTargeting.targets
    /// know a property for each). Properties are encoded, since they may hold anything.
    /// </summary>
    internal static string TargetsText
    {
        get
        {
            var text = new StringBuilder($"<Project>\n  <Target Name=\"{Target}\">\n    <ItemGroup>\n");
            _ = text.Append($"      <_A11Line Include=\"{FrameworkLine}{Separator}$(TargetFramework)\" />\n");
            foreach (var property in Properties)
            {
                _ = text.Append($"      <_A11Line Include=\"{PropertyLine}{Separator}{property}{Separator}$([MSBuild]::ConvertToBase64('$({property})'))\" />\n");
            }

            foreach (var item in Items)
            {
                _ = text.Append($"      <_A11Line Include=\"@({item}->'{ItemLine}{Separator}{item}{Separator}%(Identity){Separator}%(FullPath)");
                foreach (var name in Metadata)
                {
                    _ = text.Append($"{Separator}%({name})");
                }

                _ = text.Append("')\" />\n");
            }

            return text.Append(
                $"""
                      <_A11Framework Condition="'$(TargetFramework)' == ''" Include="$(TargetFrameworks)" />
                    </ItemGroup>
                    <WriteLinesToFile File="$(A11Answers)/$([System.Guid]::NewGuid()).txt" Lines="$(MSBuildProjectFullPath);@(_A11Line)" />
                    <MSBuild Condition="'@(_A11Framework)' != ''" Projects="$(MSBuildProjectFullPath)" Targets="{Target}" Properties="TargetFramework=%(_A11Framework.Identity)" />
                  </Target>
                </Project>

                """).ToString().ReplaceLineEndings("\n");
        }
    }

    /// <summary>The project that asks all others.</summary>
    /// <param name="projects">Absolute paths.</param>
    /// <param name="targetsFile">Absolute path of the file with <see cref="TargetsText"/>.</param>
    internal static string ProjectText(IEnumerable<string> projects, string targetsFile)
    {
        var items = string.Concat(projects.Select(project => $"    <Described Include=\"{Escape(project)}\" />\n"));
        return $"""
            <Project>
              <ItemGroup>
            {items}  </ItemGroup>
              <Target Name="{Target}">
                <MSBuild Projects="@(Described)" Targets="{Target}" BuildInParallel="true" ContinueOnError="true"
                         Properties="CustomAfterMicrosoftCommonTargets={Escape(targetsFile)};CustomAfterMicrosoftCommonCrossTargetingTargets={Escape(targetsFile)}" />
              </Target>
            </Project>

            """.ReplaceLineEndings("\n");
    }

    /// <summary>A path as text of an attribute that MSBuild takes literally.</summary>
    private static string Escape(string path)
    {
        var text = new StringBuilder();
        foreach (var character in path)
        {
            _ = "%*?@$();'\"&<>".Contains(character, StringComparison.Ordinal) ? text.Append($"%{(int)character:x2}") : text.Append(character);
        }

        return text.ToString();
    }
}
