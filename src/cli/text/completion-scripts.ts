/** bash takes `MS1.1=g` apart at its sign; what is inserted is quoted, since names of files may come from anybody. */
const BASH = `# mentor completion for bash
_mentor() {
  local word line value current prefix joining='' index
  local -a words
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    if [[ $word == = && \${#words[@]} -gt 0 ]]; then words[\${#words[@]}-1]+='='; joining=1
    elif [[ -n $joining ]]; then words[\${#words[@]}-1]+="$word"; joining=''
    else words+=("$word"); fi
  done
  current="\${words[\${#words[@]}-1]}"
  prefix="\${current%"\${current##*=}"}"
  unset "words[\${#words[@]}-1]"
  COMPREPLY=()
  while IFS= read -r line; do
    value="\${line%%$'\\t'*}"
    [[ $COMP_WORDBREAKS == *=* ]] && value="\${value#"$prefix"}"
    printf -v value '%q' "$value"
    COMPREPLY+=("$value")
  done < <(mentor __complete "--word=$current" -- "\${words[@]}" 2>/dev/null)
}
complete -o default -F _mentor mentor
`;

const ZSH = `# mentor completion for zsh
_mentor() {
  local -a lines candidates
  local line tab=$'\\t'
  lines=("\${(@f)$(mentor __complete "--word=\${words[CURRENT]}" -- "\${(@)words[2,CURRENT-1]}" 2>/dev/null)}")
  for line in $lines; do
    candidates+=("\${\${line%%$tab*}//:/\\\\:}:\${line#*$tab}")
  done
  if (( \${#candidates} )); then _describe 'mentor' candidates; else _files; fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _mentor mentor
`;

const FISH = `# mentor completion for fish
function __mentor_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l found (mentor __complete "--word=$current" -- $before[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path $current
    end
end
complete -c mentor -f -a '(__mentor_complete)'
`;

const POWERSHELL = `# mentor completion for PowerShell
Register-ArgumentCompleter -Native -CommandName mentor -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    mentor __complete "--word=$wordToComplete" '--' @before 2>$null | ForEach-Object {
        $value, $about = $_ -split "\`t", 2
        if (-not $about) { $about = $value }
        $text = if ($value -match '[^\\w./:=,@+-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $about)
    }
}
`;

/** What each shell runs at its start: a thin layer that asks mentor itself what fits. */
export const SCRIPTS: Readonly<Record<'bash' | 'zsh' | 'fish' | 'powershell', string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
};
