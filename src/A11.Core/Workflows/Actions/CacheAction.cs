using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Actions;

/// <summary>An action that restores what earlier runs have stored in GitHub's cache.</summary>
/// <param name="Inputs">What switches the cache on; none where it always is.</param>
/// <param name="NeedsAll">Whether all of the inputs must say so; otherwise one is enough.</param>
internal sealed record CacheAction(ImmutableArray<CacheInput> Inputs, bool NeedsAll = false)
{
    /// <summary>The README of each; zizmor's documentation, “cache-poisoning”.</summary>
    private static readonly FrozenDictionary<string, CacheAction> Known = new Dictionary<string, CacheAction>(StringComparer.OrdinalIgnoreCase)
    {
        ["actions/cache"] = new([CacheInput.OffSwitch("lookup-only")]),
        ["actions/cache/restore"] = new([CacheInput.OffSwitch("lookup-only")]),
        ["actions/setup-java"] = new([CacheInput.Text("cache")]),
        ["actions/setup-go"] = new([CacheInput.Switch("cache", isDefault: true) with { DefaultSince = 4 }]),
        ["actions/setup-node"] = new([CacheInput.Text("cache", "npm", "yarn", "pnpm"), CacheInput.Switch("package-manager-cache", isDefault: true) with { DefaultSince = 5 }]),
        ["actions/setup-python"] = new([CacheInput.Text("cache")]),
        ["actions/setup-dotnet"] = new([CacheInput.Switch("cache")]),
        ["astral-sh/setup-uv"] = new([CacheInput.Text("enable-cache", "true", "auto") with { IsDefault = true, DefaultUntil = 10 }]),
        ["Swatinem/rust-cache"] = new([CacheInput.OffSwitch("lookup-only")]),
        ["ruby/setup-ruby"] = new([CacheInput.Switch("bundler-cache")]),
        ["PyO3/maturin-action"] = new([CacheInput.Switch("sccache")]),
        ["mlugg/setup-zig"] = new([CacheInput.Switch("use-cache", isDefault: true)]),
        ["oven-sh/setup-bun"] = new([CacheInput.OffSwitch("no-cache")]),
        ["DeterminateSystems/magic-nix-cache-action"] = new([CacheInput.Switch("use-gha-cache", isDefault: true)]),
        ["graalvm/setup-graalvm"] = new([CacheInput.Text("cache")]),
        ["gradle/actions/setup-gradle"] = new([CacheInput.OffSwitch("cache-disabled")]),
        ["docker/setup-buildx-action"] = new([CacheInput.Switch("cache-binary", isDefault: true), CacheInput.Text("version")], NeedsAll: true),
        ["actions-rust-lang/setup-rust-toolchain"] = new([CacheInput.Switch("cache", isDefault: true)]),
        ["Mozilla-Actions/sccache-action"] = new([]),
        ["nix-community/cache-nix-action"] = new([]),
        ["jdx/mise-action"] = new([CacheInput.Switch("cache", isDefault: true)]),
        ["ramsey/composer-install"] = new([CacheInput.OffSwitch("ignore-cache")]),
        ["awalsh128/cache-apt-pkgs-action"] = new([]),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is known of an action; null where it isn't known to use a cache.</summary>
    public static CacheAction? Find(UsesReference reference) => Known.GetValueOrDefault(reference.Path.Length == 0 ? reference.Repository : $"{reference.Repository}/{reference.Path}");
}
