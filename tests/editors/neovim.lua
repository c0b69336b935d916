-- What a writer does in Neovim, with a record of what is to be seen at every step.
local record = {}
local patience = 120000

local function wait(what, check)
  if not vim.wait(patience, check, 20) then
    record.gave_up = what
    vim.fn.writefile({ vim.json.encode(record) }, os.getenv("RECORD"))
    vim.cmd("cquit!")
  end
end

local function seen()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, diagnostic.lnum, diagnostic.lnum + 1, true)[1]
    table.insert(found, {
      line = diagnostic.lnum,
      column = diagnostic.col,
      words = line:sub(diagnostic.col + 1, diagnostic.end_col),
      severity = vim.diagnostic.severity[diagnostic.severity],
      source = diagnostic.source,
      message = diagnostic.message,
    })
  end
  return found
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, true)
end

local function act(title)
  record.offered = {}
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      local text = options.format_item(item)
      table.insert(record.offered, text)
    end
    for index, item in ipairs(items) do
      if options.format_item(item):find(title, 1, true) then
        return choose(item, index)
      end
    end
    choose(nil, nil)
  end
  vim.lsp.buf.code_action()
end

vim.cmd("edit draft.md")
wait("diagnostics", function() return #vim.diagnostic.get(0) == 3 end)
record.opened = seen()

local here = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { here.lnum + 1, here.col })
local question = vim.lsp.util.make_position_params()
local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", question, patience)
for _, answer in pairs(answers) do
  record.hover = answer.result.contents.value
end

vim.lsp.codelens.refresh()
wait("a lens", function() return #vim.lsp.codelens.get(vim.api.nvim_get_current_buf()) > 0 end)
record.lens = vim.lsp.codelens.get(vim.api.nvim_get_current_buf())[1].command.title

act("Replace with “affordable”")
wait("a fixed text", function() return not lines()[1]:find("cheap", 1, true) end)
record.fixed = lines()
wait("fewer diagnostics", function() return #vim.diagnostic.get(0) == 2 end)
record.after_fix = seen()

local left = vim.diagnostic.get(0)[2]
vim.api.nvim_win_set_cursor(0, { left.lnum + 1, left.col })
act("Ignore house/no-kids here")
wait("a request", function() return lines()[3]:find("postlint", 1, true) end)
record.asked = lines()
wait("one diagnostic less", function() return #vim.diagnostic.get(0) == 1 end)

vim.cmd("normal! ggO🎉🎉 A stunning sofa.")
wait("typed", function() return #vim.diagnostic.get(0) == 2 end)
record.typed = seen()
vim.cmd("write")
record.messages = vim.api.nvim_exec("messages", true)
vim.fn.writefile({ vim.json.encode(record) }, os.getenv("RECORD"))
vim.cmd("qall!")
