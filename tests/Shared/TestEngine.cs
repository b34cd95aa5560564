using A11.Core.Analysis;
using A11.Core.Catalogue;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Tests;

/// <summary>The engine of all domains, built once for the tests of a project.</summary>
internal static class TestEngine
{
    public static Engine Default { get; } = StandardEngine.Create();

    public static RepositorySettings Load(IFileSource files, SettingsOptions? options = null) => RepositorySettings.Load(Default.Checks, files, options ?? SettingsOptions.Default);
}
