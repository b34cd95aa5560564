using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>One secret is one finding, however many checks know it.</summary>
[TestClass]
public sealed class SecretFindingTests
{
    private const string Token = "ghp_1234567890abcdefghijklmnopqrstuvwxyz";

    [TestMethod]
    [DataRow("kind: ConfigMap\nmetadata: {name: db, namespace: shop}\ndata:\n  DB_PASSWORD: Xk29dLq8s\n", "AXK2043")]
    [DataRow("kind: ConfigMap\nmetadata: {name: db, namespace: shop}\ndata:\n  TOKEN: " + Token + "\n", "AXX0001")]
    [DataRow("kind: Secret\nmetadata: {name: db, namespace: shop}\nstringData:\n  DB_PASSWORD: Xk29dLq8s\n", "AXX0008")]
    [DataRow("kind: Secret\nmetadata: {name: db, namespace: shop}\nstringData:\n  url: postgres://app:Xk29dLq8s@db/app\n", "AXX0008")]
    [DataRow("kind: Pod\nmetadata: {name: web, namespace: shop}\nspec:\n  containers:\n  - name: web\n    image: nginx:1.29.1\n    env: [{name: DB_PASSWORD, value: Xk29dLq8s}]\n", "AXK2042")]
    [DataRow("kind: Pod\nmetadata: {name: web, namespace: shop}\nspec:\n  containers:\n  - name: web\n    image: nginx:1.29.1\n    env: [{name: DB_PASSWORD, value: Xk29dLq8s}, {name: API_TOKEN, value: Zk31dLq8t}]\n", "AXK2042 AXK2042")]
    public void A_secret_in_a_manifest_is_told_once(string manifest, string expected) => Assert.AreEqual(expected, Secrets(manifest, ""));

    [TestMethod]
    public void What_is_left_is_told_where_a_check_is_off() =>
        Assert.AreEqual("AXX0003", Secrets("kind: ConfigMap\nmetadata: {name: db, namespace: shop}\ndata:\n  DB_PASSWORD: Xk29dLq8s\n", "rules: {AXK2043: none}\n"));

    [TestMethod]
    public void Several_secrets_in_one_text_are_told() =>
        Assert.AreEqual("AXX0001 AXX0007 AXX0008", Secrets($"kind: Secret\nmetadata: {{name: db, namespace: shop}}\nstringData:\n  app.conf: |\n    password=Xk29dLq8s\n    token={Token}\n", ""));

    private static string Secrets(string manifest, string configuration)
    {
        var files = new MemoryFileSource([new("k8s/a.yaml", $"apiVersion: v1\n{manifest}"), new("a11.yml", configuration)]);
        var found = TestEngine.Default.Run(files, RepositorySettings.Load(TestEngine.Default.Checks, files, SettingsOptions.Default), ["k8s/a.yaml"]).Diagnostics;
        return string.Join(' ', found.Where(static finding => finding.Rule.FindsSecrets).Select(static finding => finding.Rule.Id).Order(StringComparer.Ordinal));
    }
}
